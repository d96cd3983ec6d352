package import Engagement
package import Files
package import Storage
package import Tracking

/// What every handler needs, given once.
package struct Desk: Sendable {
    /// Where everything is remembered.
    package let store: Store
    /// Where the contents of files lie.
    package let objects: ObjectStore
    /// What time it is.
    package let clock: WallClock
    /// Which time zones countries have.
    let countries: CountryZones
    /// How the web app is set up.
    package let configuration: WebConfiguration
    /// Names the family of a `User-Agent`, such as `Firefox`: hits of the same family and address are the seller's own.
    package let agentFamily: @Sendable (String) async -> String
    /// Which keys there are and what each may still do; never their secrets.
    package let keys: @Sendable () -> [KeyID: KeyState]
    /// What setting mail servers up needs.
    package let mail: MailDesk
    /// The examination of the installation.
    package var doctor: DoctorDesk
    /// Checks and makes password hashes.
    package let passwords: Passwords
    /// Slows down whoever guesses passwords.
    let throttle: LogInThrottle
    /// Where secrets come from.
    let secrets: SecretSource
    /// Who has how many live streams open.
    let streams: StreamRegister
    /// How often a live stream is written to although nothing happens.
    let heartbeat: Duration
    /// Requests with an idempotency key that are being answered.
    let repeats: RepeatRegister
    /// What everybody's habits teach.
    package let habits: HabitBook

    /// What can't be blocked.
    var blockRules: BlockRules { BlockRules(trackingHost: configuration.trackingBase.host, keys: keys()) }

    /// How large the files of an email may be.
    var fileLimits: FileLimits {
        FileLimits(
            followedFile: configuration.maximumFollowedFileSize,
            followedFiles: configuration.maximumFollowedFilesSize,
            message: Int64(configuration.maximumMessageSize)
        )
    }

    /// Sets a desk up.
    ///
    /// `randomBytes` makes that many unguessable bytes; it is the system's randomness unless a test needs its own.
    /// A live stream gives a sign of life every `heartbeat`, so that nobody in between thinks the line dead.
    package init(
        store: Store,
        objects: ObjectStore,
        clock: WallClock = .system,
        configuration: WebConfiguration,
        agentFamily: @escaping @Sendable (String) async -> String,
        keys: @escaping @Sendable () -> [KeyID: KeyState] = { [:] },
        mail: MailDesk = .none,
        doctor: DoctorDesk = .none,
        countries: CountryZones = .none,
        passwords: Passwords = Passwords(),
        heartbeat: Duration = .seconds(15),
        randomBytes: @escaping @Sendable (Int) -> [UInt8] = SecretSource.systemBytes
    ) {
        self.store = store
        self.objects = objects
        self.clock = clock
        self.configuration = configuration
        self.agentFamily = agentFamily
        self.keys = keys
        self.mail = mail
        self.doctor = doctor
        self.countries = countries
        self.passwords = passwords
        throttle = LogInThrottle()
        secrets = SecretSource(randomBytes)
        streams = StreamRegister()
        self.heartbeat = heartbeat
        repeats = RepeatRegister()
        habits = HabitBook(store: store, countries: countries, clock: clock)
    }
}
