package enum EngineNamespace {}
