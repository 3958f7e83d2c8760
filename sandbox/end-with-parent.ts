// Loaded before a program that this process's parent runs: when the parent is gone, however it
// ended, the pipe that is standard input closes, and the program is asked to stop.

process.stdin.resume().once('close', () => process.kill(process.pid, 'SIGTERM'));
if ('unref' in process.stdin) process.stdin.unref();
