import { join } from 'node:path'
import { env } from '../env'

/**
 * Where uploaded pictures and papers live: this machine's disk, or S3 where it is configured. Private ones (buyers' photos)
 * lie outside `static/`, which is open to everyone.
 */
const local = {
  resolve: '@medusajs/medusa/file-local',
  id: 'local',
  options: { backend_url: `${env.BACKEND_URL}/static`, private_upload_dir: join(process.cwd(), 'private') },
}

const s3 = {
  resolve: '@medusajs/medusa/file-s3',
  id: 's3',
  options: {
    file_url: env.S3_FILE_URL,
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    access_key_id: env.S3_ACCESS_KEY_ID,
    secret_access_key: env.S3_SECRET_ACCESS_KEY,
    prefix: env.S3_PREFIX,
  },
}

export const file = {
  resolve: '@medusajs/medusa/file',
  options: { providers: [env.S3_BUCKET ? s3 : local] },
}
