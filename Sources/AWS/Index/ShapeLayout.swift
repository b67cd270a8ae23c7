/// Gives each shape that an operation takes or returns its place in an index, and writes them.
///
/// A shape's record is as ``AWSShape`` reads it. Records refer to each other by place, in cycles too,
/// so all places are known before the first is written.
struct ShapeLayout {
  private let model: ServiceModel
  private var order: [String] = []
  private var places: [String: Int] = [:]

  /// Collects the shapes that can be reached from an operation.
  init(_ model: ServiceModel) {
    self.model = model
    var pending = model.operations.flatMap { [$0.input, $0.output].compactMap(\.self) }
    while let name = pending.popLast() {
      guard places[name] == nil, let shape = model.shapes[name] else { continue }
      places[name] = 0
      order.append(name)
      pending += shape.members.map(\.shape)
      pending += [shape.key, shape.element].compactMap(\.self)
    }
    order.sort()
  }

  /// The place of a shape's record; 0 where the model lacks it.
  func place(of name: String) -> Int { places[name] ?? 0 }

  /// Writes all records.
  mutating func write(to writer: inout IndexWriter) {
    var place = writer.position
    for name in order {
      places[name] = place
      place += size(of: model.shapes[name] ?? ServiceModel.Shape())
    }
    for name in order { write(name, model.shapes[name] ?? ServiceModel.Shape(), to: &writer) }
  }

  private func size(of shape: ServiceModel.Shape) -> Int {
    var size = 2
    switch AWSShape.Kind(modelType: shape.type) {
    case .structure: size += 1 + 3 * shape.members.count
    case .list: size += 1
    case .map: size += 2
    default: break
    }
    if !shape.values.isEmpty { size += 1 + shape.values.count }
    if shape.pattern != nil { size += 1 }
    if bound(shape.minimum, .down) != nil { size += 2 }
    if bound(shape.maximum, .up) != nil { size += 2 }
    return size
  }

  private func write(_ name: String, _ shape: ServiceModel.Shape, to writer: inout IndexWriter) {
    let kind = AWSShape.Kind(modelType: shape.type)
    let minimum = bound(shape.minimum, .down)
    let maximum = bound(shape.maximum, .up)
    var flags: AWSShape.Flags = []
    if shape.isSensitive { flags.insert(.sensitive) }
    if shape.isDocument { flags.insert(.document) }
    if !shape.values.isEmpty { flags.insert(.values) }
    if shape.pattern != nil { flags.insert(.pattern) }
    if minimum != nil { flags.insert(.minimum) }
    if maximum != nil { flags.insert(.maximum) }
    writer.add(kind.rawValue | flags.rawValue << 8)
    writer.add(name)
    switch kind {
    case .structure:
      let required = Set(shape.required)
      writer.add(shape.members.count)
      for member in shape.members {
        var flags: AWSShape.MemberFlags = []
        if required.contains(member.name) { flags.insert(.required) }
        if member.isIdempotencyToken { flags.insert(.token) }
        if member.isJSON { flags.insert(.json) }
        writer.add(member.name)
        writer.add(place(of: member.shape))
        writer.add(flags.rawValue)
      }
    case .list: writer.add(shape.element.map(place(of:)) ?? 0)
    case .map:
      writer.add(shape.key.map(place(of:)) ?? 0)
      writer.add(shape.element.map(place(of:)) ?? 0)
    default: break
    }
    if !shape.values.isEmpty { writer.add(shape.values) }
    if let pattern = shape.pattern { writer.add(pattern) }
    if let minimum { writer.addWide(minimum) }
    if let maximum { writer.addWide(maximum) }
  }

  /// A bound as a whole number, rounded so that nothing that was inside falls outside.
  private func bound(_ value: Double?, _ rounding: FloatingPointRoundingRule) -> Int? {
    value.flatMap { Int(exactly: $0.rounded(rounding)) }
  }
}
