import CPlatform
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work over all cores.
package enum Parallel {
  /// Does something with each item, several at once, and gives the results in the items' order.
  ///
  /// One thread a core takes one item after the other, this thread among them; where no more can be
  /// had, fewer do all the work.
  ///
  /// - Parameters:
  ///   - items: The items.
  ///   - progress: Told on this thread now and then how many items are done.
  ///   - body: What is done with each; it may run on any thread.
  /// - Returns: The results.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], progress: (Int) -> Void = { _ in },
    _ body: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let work = Work(items, body)
    let threads = (1..<max(1, min(cores, items.count))).compactMap { _ in start(work) }
    work.run(progress)
    for thread in threads { pthread_join(thread, nil) }
    return work.results
  }

  /// Does two things at once, the second one on this thread; where no other thread can be had, one
  /// after the other.
  package static func both<First: Sendable, Second>(
    _ first: @escaping @Sendable () -> First, _ second: () -> Second
  ) -> (First, Second) {
    let task = Task(first)
    let thread = start(task)
    let result = second()
    if let thread { pthread_join(thread, nil) }
    return (task.result ?? first(), result)
  }

  /// As much as the main thread has; Musl and Darwin give others less, and parsers recurse.
  private static let stackSize = 8 << 20

  /// Starts a thread; nil where the system has none left.
  private static func start(_ work: some Runnable) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let box = Unmanaged.passRetained(Box(work))
    let result = pthread_create(
      &thread, &attributes,
      { context in
        // On Linux the pointer is optional, on Darwin it is not.
        let pointer: UnsafeMutableRawPointer? = context
        if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().work.run({ _ in }) }
        return nil
      }, box.toOpaque())
    guard result == 0 else {
      box.release()
      return nil
    }
    return thread
  }
}

private protocol Runnable: Sendable {
  func run(_ progress: (Int) -> Void)
}

/// Carries work over the C interface.
private final class Box: Sendable {
  let work: any Runnable
  init(_ work: any Runnable) { self.work = work }
}

/// One thing that a thread does.
private final class Task<Result: Sendable>: Runnable {
  private let body: @Sendable () -> Result
  private let done = Mutex<Result?>(nil)

  init(_ body: @escaping @Sendable () -> Result) { self.body = body }

  /// What came of it, once its thread has ended.
  var result: Result? { done.withLock(\.self) }

  func run(_ progress: (Int) -> Void) {
    let result = body()
    done.withLock { $0 = result }
  }
}

/// Items that threads take one by one.
private final class Work<Item: Sendable, Result: Sendable>: Runnable {
  private let items: [Item]
  private let body: @Sendable (Item) -> Result
  private let next = Atomic(0)
  private let done: Mutex<[Result?]>

  init(_ items: [Item], _ body: @escaping @Sendable (Item) -> Result) {
    self.items = items
    self.body = body
    done = Mutex(Array(repeating: nil, count: items.count))
  }

  /// The results, once all threads have ended.
  var results: [Result] { done.withLock { $0.compactMap(\.self) } }

  func run(_ progress: (Int) -> Void) {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < items.count else { return }
      let result = body(items[index])
      done.withLock { $0[index] = result }
      // Of those before this one, some may still be under way on other threads.
      progress(index + 1)
    }
  }
}
