// Loaded into a program before its own first line, as `--import …/end-with.mjs?starter=<pid>`: it ends with who started it. One that
// was killed before it wrote this program down would leave it on its port for ever.
const starter = Number(new URL(import.meta.url).searchParams.get('starter'))

const look = () => process.ppid === starter || process.kill(process.pid, 'SIGTERM')
look()
setInterval(look, 1000).unref()
