package import Source

extension Plan {
  /// The errors in what the plan uses: a run stops before anything is changed.
  ///
  /// Errors elsewhere (a broken fence that no step uses) are counted and shown.
  package var blockingDiagnostics: [Diagnostic] {
    diagnostics.filter { diagnostic in
      diagnostic.severity == .error
        && usedRanges.contains {
          $0.overlaps(diagnostic.range)
            || diagnostic.range.isEmpty && $0.contains(diagnostic.range.lowerBound)
        }
    }
  }
}
