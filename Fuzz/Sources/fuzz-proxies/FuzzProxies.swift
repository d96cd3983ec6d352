import Fuzzing

@testable import Edge

/// Reads the input as what proxies say: as the header of the PROXY protocol, and as fields of a request's head.
@main struct FuzzProxies {
    static func main() {
        Fuzzer.run { start, count in
            let bytes = UnsafeRawBufferPointer(start: start, count: count)
            HeaderCheck.check(bytes)
            FieldsCheck.check(Array(bytes))
            return 0
        }
    }
}
