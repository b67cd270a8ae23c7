import Source
import Synchronization
import Testing

@Suite("Memo")
struct MemoTests {
  @Test("finds out each thing once, as long as there is room")
  func once() {
    let memo = Memo<String, Int>(room: 8)
    let asked = Mutex<[String]>([])
    func length(_ key: String) -> Int {
      memo.value(for: key, size: key.utf8.count) {
        asked.withLock { $0.append(key) }
        return key.utf8.count
      }
    }
    #expect(["abc", "defg", "abc", "defg"].map(length) == [3, 4, 3, 4])
    #expect(asked.withLock(\.self) == ["abc", "defg"])
    // One byte is left: this one is found out each time, and what is kept stays.
    #expect(["hi", "hi", "abc", "x", "x"].map(length) == [2, 2, 3, 1, 1])
    #expect(asked.withLock(\.self) == ["abc", "defg", "hi", "hi", "x"])
  }
}
