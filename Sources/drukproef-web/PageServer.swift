internal import CommandLineInterface
internal import Drukproef
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals
internal import Web

/// Serves a site over HTTP until it is told to stop; what is being answered then is finished first.
struct PageServer {
  let site: Site
  let host: String
  let port: Int

  /// Connections at once; further ones wait at the door.
  private static let connectionLimit = 4096

  func run(reload: @escaping @Sendable () throws -> Desk, opensBrowser: Bool) async throws {
    OpenFiles.raiseLimit()
    var logger = Logger(label: "drukproef", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = .error
    let host = host
    let application = Application(
      responder: SiteResponder(site: site),
      // A head or body that comes in drops ends when no part of it came for this long.
      server: .http1(configuration: .init(idleTimeout: .seconds(20), httpDecoderConfiguration: Self.headLimits)),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
      services: [Reloading(site: site, load: reload)],
      onServerRunning: { channel in
        let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(channel.localAddress?.port ?? 0)/"
        Output.standard.write(Wording.ready(address).nl + "\n")
        if opensBrowser { Browser.open(address) }
      },
      logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = Duration.seconds(15)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw CommandFailure(.cannotListen(host, port, error.errnoCode))
    }
  }

  private static var headLimits: HTTP1Channel.Configuration.DecoderConfiguration {
    .init(maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)
  }
}

extension Wording {
  fileprivate static func ready(_ address: String) -> Wording {
    Wording(
      nl: "Drukproef staat klaar op \(address) (stoppen: Ctrl-C)", en: "Drukproef is ready at \(address) (stop: Ctrl-C)"
    )
  }

  fileprivate static func cannotListen(_ host: String, _ port: Int, _ code: Int32) -> Wording {
    let reason = OpenFiles.reason(code)
    return Wording(
      nl:
        "op \(host), poort \(port), kan ik niet luisteren (\(reason)). Draait drukproef al? Kies anders met --port een "
        + "andere poort.",
      en:
        "cannot listen on \(host), port \(port) (\(reason)). Is drukproef running already? Else choose another --port.")
  }
}
