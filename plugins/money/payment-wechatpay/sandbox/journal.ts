import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'

/** The gateway's memory: one JSON line per fact, only ever appended; a kill in mid-line loses that line alone. */
export class Journal<T> {
  private readonly path: string

  constructor(path: string) {
    this.path = path
    mkdirSync(dirname(path), { recursive: true })
  }

  read(): T[] {
    if (!existsSync(this.path)) return []
    const text = readFileSync(this.path, 'utf8')
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    // A torn tail would glue itself to the next line.
    if (whole.length < text.length) truncateSync(this.path, Buffer.byteLength(whole))
    return whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line): T => JSON.parse(line))
  }

  append(entry: T) {
    appendFileSync(this.path, `${JSON.stringify(entry)}\n`)
  }
}
