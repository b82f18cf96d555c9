import { join } from 'node:path'
import { env } from '../env'

const file_url = `${env.BACKEND_URL}/static`
const exports_url = `${env.BACKEND_URL}/admin/exports`
const beside = (name: string) => join(process.cwd(), name)

/**
 * Where uploaded pictures and papers live: this machine's disk, or S3 where it is configured. Both give what everyone may
 * see out under `/static`, in the shop's own words; nothing lies where Medusa would give it out by itself.
 */
const local = {
  resolve: './src/files/disk',
  id: 'local',
  options: {
    backend_url: file_url,
    exports_url,
    upload_dir: beside('private/open'),
    private_upload_dir: beside('private'),
    former_upload_dir: beside('static'),
  },
}

const s3 = {
  resolve: './src/files/bucket',
  id: 's3',
  options: {
    file_url,
    exports_url,
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    access_key_id: env.S3_ACCESS_KEY_ID,
    secret_access_key: env.S3_SECRET_ACCESS_KEY,
    prefix: env.S3_PREFIX,
    acl: false,
    // Other kinds of S3 than AWS's own know no checksums that travel after the bytes.
    additional_client_config: {
      forcePathStyle: env.S3_PATH_STYLE,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    },
  },
}

export const file = {
  resolve: '@medusajs/medusa/file',
  options: { providers: [env.S3_BUCKET ? s3 : local] },
}
