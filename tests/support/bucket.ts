/** An S3 bucket in memory that is closed to everyone without a signature, and knows neither rights nor checksums. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const NAME = 'goods'

export async function openBucket() {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  const refused: string[] = []
  const server = createServer((req, res) => {
    const answer = (status: number, code: string) => {
      refused.push(code)
      res.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)
    }
    const { pathname } = new URL(req.url ?? '', 'http://bucket')
    const key = decodeURIComponent(pathname.slice(`/${NAME}/`.length))
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      if (!pathname.startsWith(`/${NAME}/`)) return answer(404, 'NoSuchBucket')
      if (!req.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return answer(403, 'AccessDenied')
      if (req.headers['x-amz-acl']) return answer(400, 'AccessControlListNotSupported')
      const foreign = Object.keys(req.headers).find((name) => /^x-amz-(checksum|sdk-checksum|trailer)/.test(name))
      if (foreign || req.method === 'POST') return answer(501, 'NotImplemented')
      const object = objects.get(key)
      if (req.method === 'PUT')
        objects.set(key, { bytes: Buffer.concat(chunks), type: req.headers['content-type'] ?? '' })
      if (req.method === 'DELETE') objects.delete(key)
      if (req.method !== 'GET') return res.writeHead(req.method === 'DELETE' ? 204 : 200).end()
      if (!object) return answer(404, 'NoSuchKey')
      res.writeHead(200, { 'content-type': object.type, 'content-length': object.bytes.length }).end(object.bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = {
    S3_BUCKET: NAME,
    S3_REGION: 'cn-north-1',
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY_ID: 'test',
    S3_SECRET_ACCESS_KEY: 'test',
    S3_PATH_STYLE: 'true',
    S3_PREFIX: 'shop',
  }
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  return { objects, refused, settings, endpoint, close }
}
