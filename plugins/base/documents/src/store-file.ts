import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, Modules } from '@medusajs/framework/utils'
import type { FileKind } from './file-kinds'

/** Keeps a file under a name nobody can guess. @returns its id and address */
export const storeFile = (
  container: MedusaContainer,
  bytes: Buffer,
  { kind, prefix, access }: { kind: FileKind; prefix: string; access: 'private' | 'public' },
) =>
  container.resolve(Modules.FILE).createFiles({
    filename: `${generateEntityId(undefined, prefix)}.${kind.extension}`,
    mimeType: kind.mime,
    content: bytes.toString('base64'),
    access,
  })
