import { createRequire } from 'node:module'
import { env } from './src/env'
import { wantsTraces } from './src/observe/tracing/wanted'

/** Medusa calls this before it starts to serve. Where no collector is named nothing of OpenTelemetry's SDK is loaded. */
export const register = wantsTraces(env)
  ? () => {
      const { startTracing } = createRequire(__filename)('./src/observe/tracing/start') as Tracing
      startTracing(env)
    }
  : undefined

type Tracing = typeof import('./src/observe/tracing/start')
