/** Logs for machines: one JSON object a line, with the request it belongs to and nothing personal in it. */
import { logger as standard } from '@medusajs/framework/logger'
import type { Logger } from '@medusajs/framework/types'
import type { Answered } from './follow-requests'
import { requestId } from './request-id'
import { withoutPersons } from './without-persons'

type Info = Record<string | symbol, unknown>
interface Format {
  transform(info: Info, options?: unknown): Info | boolean
  options?: unknown
}
/** What Medusa's logger is made of (@medusajs/cli, reporter): winston, whose formats are plain objects. */
type Reporter = Logger & { loggerInstance_: { format: Format } }

const LINE = Symbol.for('message')
const changed = new WeakSet<Logger>()

/**
 * Medusa's own logger, writing our lines: half of Medusa takes that one and not the configuration's, so it is changed
 * where it stands. Its access log would hold addresses with their keys: it stays silent, and `logAnswered` speaks.
 */
export function jsonLogs(logger: Logger = standard): Logger {
  if (changed.has(logger)) return logger
  changed.add(logger)
  const { loggerInstance_: winston } = logger as Reporter
  const plain = winston.format
  winston.format = {
    transform: (info) => {
      const said = plain.transform(info, plain.options)
      return typeof said === 'object' ? Object.assign(said, { [LINE]: lineOf(said) }) : said
    },
  }
  const shouldLog = logger.shouldLog.bind(logger)
  logger.shouldLog = (level) => level !== 'http' && shouldLog(level)
  return logger
}

function lineOf({ level, message, timestamp: _, stack, ...rest }: Info): string {
  const line = {
    ...{ at: new Date().toISOString(), level, message: String(message ?? ''), request_id: requestId(), ...rest },
    stack: Array.isArray(stack) ? stack.map(placeOf) : stack,
  }
  return JSON.stringify(line, (key, value) => (typeof value === 'string' && key !== 'at' ? clean(key, value) : value))
}

type Frame = { functionName?: string | null; fileName?: string | null; lineNumber?: number | null }

/** Medusa hands a stack on as parsed frames. */
const placeOf = ({ functionName, fileName, lineNumber }: Frame) => `${functionName ?? '?'} (${fileName}:${lineNumber})`

const clean = (key: string, value: string) => (key === 'request_id' ? value : withoutPersons(value))

/** One line per request; what the shop itself could not do is a warning, so that it is seen without reading all of them. */
export const logAnswered =
  (logger: Logger) =>
  ({ duration_s, ...answered }: Answered): void => {
    const { method, route, status } = answered
    const level = status >= 500 ? 'warn' : 'http'
    logger.log(level, `${method} ${route} ${status}`, { ...answered, duration_ms: Math.round(duration_s * 1000) })
  }
