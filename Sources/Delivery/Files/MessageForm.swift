/// In which form an email with files goes out.
enum MessageForm: Sendable {
    /// With followed files and pictures as addresses that each copy gets others for.
    case followed(FileMarks)
    /// With everything inside.
    case plain
    /// As its sender keeps it: with its pictures inside and the names of its files, but without their contents.
    case clean
}
