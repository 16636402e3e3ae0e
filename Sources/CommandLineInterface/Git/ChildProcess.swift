#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef

/// Another program, run to its end. It inherits the environment and the folder.
package enum ChildProcess {
  package struct Outcome: Sendable {
    package var status: Int32
    package var output: [UInt8]
    package var errors: [UInt8]
  }

  /// Why a program could not be run.
  package struct Failure: Error, Sendable {
    package let program: String
    package let code: Int32

    package var isMissing: Bool { code == ENOENT }
  }

  /// Runs a program that is looked for on the path, writes `input` to it and reads what it says, both at once: whichever pipe is full
  /// never keeps the other waiting.
  package static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = []
  ) throws(Failure) -> Outcome {
    func failure(_ code: Int32) -> Failure { Failure(program: program, code: code) }
    guard let stdin = Pipe(), let stdout = Pipe(), let stderr = Pipe() else { throw failure(errno) }
    let child: pid_t
    do throws(Failure) {
      child = try spawn(program, arguments, stdin, stdout, stderr)
    } catch {
      for pipe in [stdin, stdout, stderr] { pipe.closeBoth() }
      throw error
    }
    close(stdin.reading)
    close(stdout.writing)
    close(stderr.writing)
    var outcome = Outcome(status: -1, output: [], errors: [])
    exchange(input, stdin.writing, [stdout.reading, stderr.reading], &outcome)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // As a shell tells it: the exit code, or 128 and the signal.
    outcome.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return outcome
  }

  private struct Pipe {
    let reading: Int32
    let writing: Int32

    init?() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      // Other children that are started meanwhile are not to keep it open.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    func closeBoth() {
      close(reading)
      close(writing)
    }
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ stdin: Pipe, _ stdout: Pipe, _ stderr: Pipe
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, stdin.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, stdout.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, stderr.writing, STDERR_FILENO)
    // This program ignores broken pipes; the other is to mind them as it always does.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = Environment.all.map { strdup($0) } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, &attributes, &words, &environment)
    guard code == 0 else { throw Failure(program: program, code: code) }
    return child
  }

  private static func exchange(_ input: [UInt8], _ stdin: Int32, _ outputs: [Int32], _ outcome: inout Outcome) {
    _ = fcntl(stdin, F_SETFL, O_NONBLOCK)
    var written = 0
    var ends = [
      pollfd(fd: input.isEmpty ? -1 : stdin, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: outputs[0], events: Int16(POLLIN), revents: 0),
      pollfd(fd: outputs[1], events: Int16(POLLIN), revents: 0),
    ]
    if input.isEmpty { close(stdin) }
    var buffer = [UInt8](repeating: 0, count: 256 * 1024)
    while ends.contains(where: { $0.fd >= 0 }) {
      if poll(&ends, nfds_t(ends.count), -1) < 0 {
        if errno == EINTR { continue }
        break
      }
      if ends[0].fd >= 0, ends[0].revents != 0 {
        let count = input.withUnsafeBytes { bytes in
          bytes.baseAddress.map { write(stdin, $0 + written, input.count - written) } ?? -1
        }
        if count > 0 { written += count }
        let isLater = count < 0 && (errno == EAGAIN || errno == EINTR)
        if written == input.count || (count < 0 && !isLater) {
          close(stdin)
          ends[0].fd = -1
        }
      }
      for number in 1...2 where ends[number].fd >= 0 && ends[number].revents != 0 {
        let count = buffer.withUnsafeMutableBytes { bytes in
          bytes.baseAddress.map { read(ends[number].fd, $0, bytes.count) } ?? 0
        }
        if count > 0 {
          if number == 1 { outcome.output += buffer[..<count] } else { outcome.errors += buffer[..<count] }
        } else if count == 0 || errno != EINTR {
          close(ends[number].fd)
          ends[number].fd = -1
        }
      }
    }
  }
}

extension Environment {
  /// Every variable as `NAME=value`, as this process was given them.
  static var all: [String] {
    let bytes = (try? FileBytes.read("/proc/self/environ")) ?? []
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
