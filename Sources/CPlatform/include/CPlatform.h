// What Swift's Glibc, Musl and Darwin do not show: variadic calls, macros, and what must not be
// interrupted between two calls. Every function returns a negative errno where it fails.
#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Opens a file, close-on-exec, on a descriptor above the standard three.
int cplatform_open(const char *path, int flags, unsigned mode);

/// Makes a pipe, close-on-exec at both ends, on descriptors above the standard three.
int cplatform_pipe(int descriptors[2]);

/// Makes sure that descriptors 0, 1 and 2 are open, so that no file takes their place.
int cplatform_open_standard(void);

/// Brings a file's data to the medium.
int cplatform_sync(int descriptor);

/// Takes the exclusive lock of an open file without waiting: 1 when taken, 0 when held by another.
int cplatform_lock(int descriptor);

/// Lets go of that lock, also where a child has a copy of the descriptor.
void cplatform_unlock(int descriptor);

/// What starts a program.
struct cplatform_spawn {
  const char *path;
  char *const *arguments;
  char *const *environment;
  /// NULL for this process's own.
  const char *directory;
  /// What become the child's descriptors 0, 1 and 2.
  int input, output, error;
  /// Whether the child leads a process group of its own.
  int new_group;
  /// What becomes the child's descriptor `cplatform_scratch_number`; negative for nothing.
  int scratch;
};

/// The number of the scratch descriptor in a child: one that scripts hardly use themselves.
enum { cplatform_scratch_number = 99 };

/// Makes a file without a name, in memory where the system can; gives its descriptor.
int cplatform_scratch(void);

/// Starts a program with all signals at their defaults and none blocked; gives its process id.
int cplatform_spawn(const struct cplatform_spawn *spawn);

/// A descriptor that is readable once the process has ended (a pidfd, or a kqueue); close it.
int cplatform_exit_descriptor(pid_t process);

enum { cplatform_exited = 1, cplatform_killed = 2, cplatform_stopped = 3 };

/// Asks without waiting what became of a child: 0 nothing, else one of the above, with the exit
/// status or the signal in `value`.
int cplatform_wait(pid_t process, int *value);

/// What the system says of a process of this machine, also of one that is nobody's child here.
struct cplatform_process {
  /// When it started, in the system's own measure: with the process id it names one process of this
  /// start of the machine (Linux: clock ticks since the start; Darwin: microseconds since 1970).
  uint64_t started;
  /// How long ago that is, in milliseconds.
  int64_t age;
  /// Its process group.
  pid_t group;
  /// Its program's name, as far as the system keeps it (Linux: 15 bytes).
  char name[64];
};

/// Looks at a process: 1 where it lives, 0 where there is none of that id or it has ended already.
int cplatform_look(pid_t process, struct cplatform_process *found);

/// Whether a process of a group still runs: 1 or 0. Those that have ended and wait for their parents
/// do not count.
int cplatform_group_lives(pid_t group);

/// The columns of a terminal, 0 where that is not known.
int cplatform_terminal_width(int descriptor);

/// Switches a terminal's echo; returns 1 where it was on before, 0 where it was off.
int cplatform_set_echo(int descriptor, int on);

/// Makes a process group the terminal's foreground group, even when called from the background.
int cplatform_set_foreground(int descriptor, pid_t group);

/// From now on SIGINT, SIGTERM, SIGHUP and SIGTSTP are not acted on but written, a byte each, to
/// the pipe whose reading end is returned. SIGINT, SIGTERM and SIGHUP that were ignored stay so.
int cplatform_watch_signals(void);

/// Writes a signal to that pipe once more, for whoever reads next.
void cplatform_note_signal(int signal);

/// Gives those signals their default actions again.
void cplatform_unwatch_signals(void);

/// Stops this process as Ctrl-Z does, and returns when it is continued.
void cplatform_suspend(void);

/// Ends this process by a signal's default action, so that its parent sees which.
void cplatform_die(int signal);

/// Ignores SIGPIPE, so that a closed pipe is an error of the write and not the end.
void cplatform_ignore_pipe_signal(void);

/// Writes the C library's words for an errno, zero-terminated.
void cplatform_describe(int code, char *text, size_t size);

/// Connects to a TCP port of 127.0.0.1, close-on-exec; reads and writes give up after the time.
int cplatform_connect_loopback(uint16_t port, int milliseconds);

/// Sends bytes over a connection, without SIGPIPE; returns how many were sent.
ssize_t cplatform_send(int descriptor, const void *bytes, size_t count);

/// The environment of this process.
char **cplatform_environment(void);

/// Computes the CRC-32C of bytes where the processor has an instruction for it: 1, and the checksum in
/// `sum`; 0 where it has none.
int cplatform_crc32c(const void *bytes, size_t count, uint32_t *sum);

#endif
