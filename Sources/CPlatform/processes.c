#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <dirent.h>
#include <time.h>
#elif defined(__APPLE__)
#include <sys/sysctl.h>
#include <sys/time.h>
#endif

#if defined(__linux__)

int cplatform_look(pid_t process, struct cplatform_process *found) {
  char path[32];
  // proc(5): 52 fields of at most 20 digits, and a name of at most 64 bytes.
  char text[2048];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno == ENOENT || errno == ESRCH ? 0 : -errno;
  ssize_t length;
  do length = read(descriptor, text, sizeof text - 1);
  while (length < 0 && errno == EINTR);
  int code = errno;
  close(descriptor);
  // It ended between the two calls.
  if (length <= 0) return length == 0 || code == ESRCH ? 0 : -code;
  text[length] = 0;
  // The second field is the program's name in parentheses, which may hold anything.
  char *name = strchr(text, '(');
  char *rest = strrchr(text, ')');
  if (!name || !rest) return -EIO;
  *rest = 0;
  snprintf(found->name, sizeof found->name, "%s", name + 1);
  char state;
  int group;
  unsigned long long started;
  if (sscanf(
          rest + 1, " %c %*d %d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu",
          &state, &group, &started) != 3)
    return -EIO;
  // A zombie does nothing any more; it only waits for its parent.
  if (state == 'Z' || state == 'X') return 0;
  struct timespec now;
  clock_gettime(CLOCK_BOOTTIME, &now);
  long ticks = sysconf(_SC_CLK_TCK);
  found->started = started;
  found->age = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000
      - (int64_t)(started * 1000 / (unsigned long long)ticks);
  found->group = group;
  return 1;
}

int cplatform_group_lives(pid_t group) {
  DIR *folder = opendir("/proc");
  if (!folder) return -errno;
  int lives = 0;
  struct dirent *entry;
  while (!lives && (entry = readdir(folder))) {
    struct cplatform_process found;
    char *end;
    long process = strtol(entry->d_name, &end, 10);
    if (process <= 0 || *end) continue;
    lives = cplatform_look((pid_t)process, &found) == 1 && found.group == group;
  }
  closedir(folder);
  return lives;
}

#elif defined(__APPLE__)

int cplatform_group_lives(pid_t group) {
  int name[4] = {CTL_KERN, KERN_PROC, KERN_PROC_PGRP, group};
  struct kinfo_proc entries[64];
  size_t size = sizeof entries;
  // A larger group does not fit; its first processes say enough.
  if (sysctl(name, 4, entries, &size, NULL, 0) < 0 && errno != ENOMEM) return -errno;
  for (size_t index = 0; index < size / sizeof *entries; index++)
    if (entries[index].kp_proc.p_stat != SZOMB) return 1;
  return 0;
}

int cplatform_look(pid_t process, struct cplatform_process *found) {
  int name[4] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, process};
  struct kinfo_proc entry;
  size_t size = sizeof entry;
  if (sysctl(name, 4, &entry, &size, NULL, 0) < 0) return errno == ESRCH ? 0 : -errno;
  if (size == 0 || entry.kp_proc.p_stat == SZOMB) return 0;
  struct timeval now, started = entry.kp_proc.p_starttime;
  gettimeofday(&now, NULL);
  found->started = (uint64_t)started.tv_sec * 1000000 + (uint64_t)started.tv_usec;
  found->age = ((int64_t)now.tv_sec - started.tv_sec) * 1000 + (now.tv_usec - started.tv_usec) / 1000;
  found->group = entry.kp_eproc.e_pgid;
  snprintf(found->name, sizeof found->name, "%s", entry.kp_proc.p_comm);
  return 1;
}

#else

int cplatform_group_lives(pid_t group) {
  (void)group;
  return -ENOSYS;
}

int cplatform_look(pid_t process, struct cplatform_process *found) {
  (void)process;
  (void)found;
  return -ENOSYS;
}

#endif
