import CPlatform

/// Checksums that processors have instructions for.
package enum ProcessorChecksum {
  /// The CRC-32C of some bytes (RFC 3720, appendix B.4); nil where this processor has no instruction
  /// for it.
  package static func crc32c(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var sum: UInt32 = 0
    return cplatform_crc32c(bytes.baseAddress, bytes.count, &sum) == 1 ? sum : nil
  }
}
