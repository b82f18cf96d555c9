import { Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { EVENTS } from '../../../lib/lot-words'
import { PhotoForm } from './photo-form'
import type { LotFile } from '../../../../wire'

const HIDE_REASONS = ['照片拍错了', '拍到了人脸或个人信息', '画面不清楚'] as const

type Props = { file: LotFile; mayChange: boolean; onChanged: () => Promise<void> }

/** The pictures everyone sees who scans a bag of this lot, each under its step. */
export function LotPhotos({ file, mayChange, onChanged }: Props) {
  const [hiding, setHiding] = useState<string | null>(null)
  const prompt = usePrompt()

  const hide = async (id: string, reason: string) => {
    const description = `原因：${reason}。隐藏后追溯页不再展示，不能撤回；履历里保留这张照片的指纹。`
    if (!(await prompt({ title: '隐藏这张照片？', description, confirmText: '隐藏', cancelText: '取消' }))) return
    try {
      await api(`/lots/${file.lot.id}/photos/${id}/hide`, 'POST', { reason })
      toast.success('已隐藏')
    } catch (error) {
      toast.error(messageOf(error))
    }
    setHiding(null)
    await onChanged()
  }

  return (
    <Container className="flex flex-col gap-y-3">
      <Heading level="h2">照片</Heading>
      <Text size="small">扫码的人会在对应的步骤下看到这些照片，最多 12 张。请不要拍到人脸、电话和面单。</Text>
      {file.photos.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {file.photos.map(({ id, url, step, caption }) => (
            <li key={id} className="flex w-32 flex-col gap-y-1">
              <a href={url} target="_blank" rel="noreferrer">
                <img
                  src={url}
                  alt={caption}
                  width={128}
                  height={128}
                  loading="lazy"
                  className="size-32 rounded-md object-cover"
                />
              </a>
              <Text size="xsmall">
                {EVENTS[step] ?? step} · {caption}
              </Text>
              {hiding === id ? (
                HIDE_REASONS.map((reason) => (
                  <Button key={reason} size="small" variant="danger" onClick={() => void hide(id, reason)}>
                    {reason}
                  </Button>
                ))
              ) : mayChange ? (
                <Button size="small" variant="secondary" aria-label={`隐藏 ${caption}`} onClick={() => setHiding(id)}>
                  隐藏
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange && <PhotoForm file={file} onSaved={onChanged} />}
    </Container>
  )
}
