import type { Env } from '../../env'

type Otel = Pick<Env, 'OTEL_SDK_DISABLED' | 'OTEL_TRACES_EXPORTER' | 'OTEL_EXPORTER_OTLP_ENDPOINT'> &
  Pick<Env, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'>

/** Off unless a collector or an exporter is named: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
export function wantsTraces(env: Otel): boolean {
  const named = env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
  return !env.OTEL_SDK_DISABLED && (env.OTEL_TRACES_EXPORTER ?? (named ? 'otlp' : 'none')) !== 'none'
}
