/** A collector of traces on this machine: OpenTelemetry's JSON over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp). */
import { createServer } from 'node:http'

interface Span {
  name: string
  traceId: string
  attributes: Record<string, unknown>
}
type Sent = {
  resourceSpans: {
    scopeSpans: { spans: (Omit<Span, 'attributes'> & { attributes: { key: string; value: object }[] })[] }[]
  }[]
}

export async function openCollector(port: number) {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(body)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((open) => server.listen(port, '127.0.0.1', open))
  const spans = (): Span[] =>
    bodies
      .flatMap((body) => (JSON.parse(body) as Sent).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
      .map(({ attributes, ...span }) => {
        const said = attributes.map(({ key, value }) => [key, Object.values(value)[0]])
        return { ...span, attributes: Object.fromEntries(said) }
      })
  return {
    spans,
    received: () => bodies.join('\n'),
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(closed))
    },
  }
}
