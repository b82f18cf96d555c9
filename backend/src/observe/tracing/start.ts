/** Traces of requests, workflows and statements, as Medusa offers them; loaded only where they are wanted. */
import {
  BatchSpanProcessor,
  ConsoleSpanExporter,
  type SpanExporter,
} from '@medusajs/framework/opentelemetry/sdk-trace-node'
import { registerOtel } from '@medusajs/medusa'
import { OTLPTraceExporter as AsJson } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as AsProtobuf } from '@opentelemetry/exporter-trace-otlp-proto'
import { envDetector } from '@medusajs/framework/opentelemetry/resources'
import type { Env } from '../../env'
import { beforeEnd } from '../ends'
import { impersonal } from './impersonal'

/** Address, headers, sampling and batches are read by OpenTelemetry itself from its standard OTEL_* settings. */
export function startTracing(env: Env): void {
  const sdk = registerOtel({
    serviceName: env.OTEL_SERVICE_NAME,
    // Medusa asks for one; what is sent goes through the processor below alone.
    exporter: undefined,
    spanProcessors: [new BatchSpanProcessor(impersonal(exporterOf(env)))],
    // Neither this machine's name nor the command line: only what OTEL_RESOURCE_ATTRIBUTES says.
    resourceDetectors: [envDetector],
    // Numbers are Prometheus' and logs are the process's output.
    metricReaders: [],
    logRecordProcessors: [],
    instrument: { http: true, query: true, workflows: true, db: true },
  }) as { shutdown(): Promise<void> }
  beforeEnd(() => sdk.shutdown())
}

function exporterOf(env: Env): SpanExporter {
  if (env.OTEL_TRACES_EXPORTER === 'console') return new ConsoleSpanExporter()
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? env.OTEL_EXPORTER_OTLP_PROTOCOL
  return protocol === 'http/json' ? new AsJson() : new AsProtobuf()
}
