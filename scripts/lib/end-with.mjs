// Loaded into a program before its own first line, as `--import …/end-with.mjs?starter=<pid>`: it ends with who started it, and all
// that it started itself where it leads a group of its own. One that was killed before it wrote this program down would leave it on
// its port for ever.
const starter = Number(new URL(import.meta.url).searchParams.get('starter'))

const look = () => process.ppid === starter || end()
function end() {
  try {
    process.kill(-process.pid, 'SIGTERM')
  } catch {
    process.kill(process.pid, 'SIGTERM')
  }
}
look()
setInterval(look, 1000).unref()
