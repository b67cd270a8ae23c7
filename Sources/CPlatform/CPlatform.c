#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#elif defined(__APPLE__)
#include <crt_externs.h>
#include <sys/event.h>
#include <time.h>
#endif

#if !defined(__APPLE__)
extern char **environ;
#endif

// A program started without standard descriptors would otherwise open its journal as 0, 1 or 2.
static int above_standard(int descriptor) {
  if (descriptor < 0 || descriptor > 2) return descriptor;
  int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  int code = errno;
  close(descriptor);
  errno = code;
  return moved;
}

int cplatform_open(const char *path, int flags, unsigned mode) {
  int descriptor;
  do descriptor = open(path, flags | O_CLOEXEC, mode);
  while (descriptor < 0 && errno == EINTR);
  descriptor = above_standard(descriptor);
  return descriptor < 0 ? -errno : descriptor;
}

int cplatform_pipe(int descriptors[2]) {
#if defined(__APPLE__)
  // No pipe2 there. A spawn in another thread cannot leak these: spawns close all but the three.
  if (pipe(descriptors) < 0) return -errno;
  fcntl(descriptors[0], F_SETFD, FD_CLOEXEC);
  fcntl(descriptors[1], F_SETFD, FD_CLOEXEC);
#else
  if (pipe2(descriptors, O_CLOEXEC) < 0) return -errno;
#endif
  descriptors[0] = above_standard(descriptors[0]);
  if (descriptors[0] < 0) {
    int code = errno;
    close(descriptors[1]);
    return -code;
  }
  descriptors[1] = above_standard(descriptors[1]);
  if (descriptors[1] < 0) {
    int code = errno;
    close(descriptors[0]);
    return -code;
  }
  return 0;
}

int cplatform_open_standard(void) {
  for (int descriptor = 0; descriptor < 3; descriptor++) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    if (errno != EBADF) return -errno;
    // The lowest free descriptor is this one.
    if (open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY) < 0) return -errno;
  }
  return 0;
}

int cplatform_sync(int descriptor) {
#if defined(__APPLE__)
  // fsync there leaves the data in the drive's cache.
  if (fcntl(descriptor, F_FULLFSYNC) == 0) return 0;
  return fsync(descriptor) < 0 ? -errno : 0;
#else
  int result;
  do result = fdatasync(descriptor);
  while (result < 0 && errno == EINTR);
  return result < 0 ? -errno : 0;
#endif
}

int cplatform_lock(int descriptor) {
  for (;;) {
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return 1;
    if (errno == EWOULDBLOCK) return 0;
    if (errno != EINTR) return -errno;
  }
}

void cplatform_unlock(int descriptor) { flock(descriptor, LOCK_UN); }

int cplatform_scratch(void) {
#if defined(__linux__)
  int descriptor = memfd_create("runbook", MFD_CLOEXEC);
#else
  // No file in memory there: one that has lost its name.
  char path[] = "/tmp/runbook-XXXXXX";
  int descriptor = mkstemp(path);
  if (descriptor >= 0) {
    unlink(path);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  }
#endif
  descriptor = above_standard(descriptor);
  return descriptor < 0 ? -errno : descriptor;
}

int cplatform_spawn(const struct cplatform_spawn *spawn) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  pid_t process = 0;
  int code = posix_spawn_file_actions_init(&actions);
  if (code) return -code;
  code = posix_spawnattr_init(&attributes);
  if (code) {
    posix_spawn_file_actions_destroy(&actions);
    return -code;
  }
  // The order matters only if a source is itself one of the three; cplatform_open_standard and
  // above_standard see to it that then it is the same one.
  code = posix_spawn_file_actions_adddup2(&actions, spawn->input, 0);
  if (!code) code = posix_spawn_file_actions_adddup2(&actions, spawn->output, 1);
  if (!code) code = posix_spawn_file_actions_adddup2(&actions, spawn->error, 2);
  if (!code && spawn->scratch >= 0)
    code = posix_spawn_file_actions_adddup2(&actions, spawn->scratch, cplatform_scratch_number);
  if (!code && spawn->directory)
    code = posix_spawn_file_actions_addchdir_np(&actions, spawn->directory);
  sigset_t all, none;
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  sigemptyset(&none);
  short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
  if (spawn->new_group) flags |= POSIX_SPAWN_SETPGROUP;
#if defined(__APPLE__)
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  if (!code) code = posix_spawnattr_setflags(&attributes, flags);
  if (!code) code = posix_spawnattr_setsigdefault(&attributes, &all);
  if (!code) code = posix_spawnattr_setsigmask(&attributes, &none);
  if (!code) code = posix_spawnattr_setpgroup(&attributes, 0);
  if (!code) {
    // A program that was just written is busy while another child has not closed this process's
    // descriptors yet, which it does a moment later (in its exec).
    for (int attempt = 0; attempt < 50; attempt++) {
      code = posix_spawn(
          &process, spawn->path, &actions, &attributes, spawn->arguments, spawn->environment);
      if (code != ETXTBSY) break;
      usleep(2000);
    }
  }
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code ? -code : (int)process;
}

int cplatform_exit_descriptor(pid_t process) {
#if defined(__linux__) && defined(SYS_pidfd_open)
  int descriptor = (int)syscall(SYS_pidfd_open, process, 0);
  return descriptor < 0 ? -errno : descriptor;
#elif defined(__APPLE__)
  int queue = kqueue();
  if (queue < 0) return -errno;
  struct kevent change;
  EV_SET(&change, process, EVFILT_PROC, EV_ADD | EV_ONESHOT, NOTE_EXIT, 0, NULL);
  if (kevent(queue, &change, 1, NULL, 0, NULL) < 0) {
    int code = errno;
    close(queue);
    return -code;
  }
  return queue;
#else
  (void)process;
  return -ENOSYS;
#endif
}

int cplatform_wait(pid_t process, int *value) {
  int status;
  pid_t found;
  do found = waitpid(process, &status, WNOHANG | WUNTRACED);
  while (found < 0 && errno == EINTR);
  if (found < 0) return -errno;
  if (found == 0) return 0;
  if (WIFEXITED(status)) {
    *value = WEXITSTATUS(status);
    return cplatform_exited;
  }
  if (WIFSIGNALED(status)) {
    *value = WTERMSIG(status);
    return cplatform_killed;
  }
  *value = WIFSTOPPED(status) ? WSTOPSIG(status) : 0;
  return cplatform_stopped;
}

int cplatform_terminal_width(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) < 0 ? 0 : size.ws_col;
}

int cplatform_set_echo(int descriptor, int on) {
  struct termios settings;
  if (tcgetattr(descriptor, &settings) < 0) return -errno;
  int was = (settings.c_lflag & ECHO) != 0;
  // Setting what is set already would throw away what was typed since.
  if (was == (on != 0)) return was;
  if (on) settings.c_lflag |= ECHO;
  else settings.c_lflag &= ~(tcflag_t)ECHO;
  if (tcsetattr(descriptor, TCSAFLUSH, &settings) < 0) return -errno;
  return was;
}

int cplatform_set_foreground(int descriptor, pid_t group) {
  // A background process that calls this is stopped by SIGTTOU unless it blocks it.
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  int result = tcsetpgrp(descriptor, group) < 0 ? -errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result;
}

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP};
static volatile sig_atomic_t signal_pipe = -1;
static int signal_reader = -1;

static void note_signal(int signal) {
  int code = errno;
  unsigned char byte = (unsigned char)signal;
  // A full pipe means that thousands are waiting already; one more tells nothing new.
  if (write(signal_pipe, &byte, 1) < 0) { }
  errno = code;
}

int cplatform_watch_signals(void) {
  if (signal_reader < 0) {
    int ends[2];
    int result = cplatform_pipe(ends);
    if (result < 0) return result;
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    signal_reader = ends[0];
    signal_pipe = ends[1];
  }
  for (size_t index = 0; index < sizeof watched / sizeof *watched; index++) {
    struct sigaction action, before;
    // Under nohup, or in a script's background, a signal that is ignored stays ignored.
    if (sigaction(watched[index], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    if (sigaction(watched[index], &action, NULL) < 0) return -errno;
  }
  return signal_reader;
}

void cplatform_note_signal(int signal) { if (signal_pipe >= 0) note_signal(signal); }

void cplatform_unwatch_signals(void) {
  for (size_t index = 0; index < sizeof watched / sizeof *watched; index++) {
    struct sigaction now;
    if (sigaction(watched[index], NULL, &now) == 0 && now.sa_handler == note_signal)
      signal(watched[index], SIG_DFL);
  }
}

void cplatform_suspend(void) { raise(SIGSTOP); }

void cplatform_die(int number) {
  sigset_t set;
  signal(number, SIG_DFL);
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
  _exit(128 + number);
}

void cplatform_ignore_pipe_signal(void) { signal(SIGPIPE, SIG_IGN); }

void cplatform_describe(int code, char *text, size_t size) {
#if defined(__GLIBC__)
  const char *words = strerror_r(code, text, size);
  if (words == text) return;
  strncpy(text, words, size - 1);
  text[size - 1] = 0;
#else
  if (strerror_r(code, text, size) != 0) text[0] = 0;
#endif
}

char **cplatform_environment(void) {
#if defined(__APPLE__)
  return *_NSGetEnviron();
#else
  return environ;
#endif
}
