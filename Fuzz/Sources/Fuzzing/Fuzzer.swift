/// libFuzzer, which makes up inputs, calls a function with each, and keeps the one that ends the program.
package enum Fuzzer {
    /// Lets it work as the arguments of the program say.
    package static func run(_ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        _ = drive(&count, &arguments, check)
    }

    /// Tells it of a finding where something is not so.
    package static func expect(_ isSo: Bool, _ finding: @autoclosure () -> String) {
        // Unlike a precondition, this says what is wrong in every build.
        if !isSo { fatalError("finding: \(finding())") }
    }

    @_silgen_name("LLVMFuzzerRunDriver")
    private static func drive(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt
}

/// Nothing: it is here for libFuzzer's own `main`, which is linked and never called.
@_cdecl("LLVMFuzzerTestOneInput")
package func doNothing(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { 0 }
