import { Button, Label, Text, Textarea } from '@medusajs/ui'
import { useEffect, useId, useState } from 'react'
import { type AddressFields, applyPasted } from '@shanzhen/address/apply-pasted'
import type { AreaTree } from '@shanzhen/address/area-tree'
import { parseAddressLine, type PastedField } from '@shanzhen/address/parse-address-line'
import { normalizePhone } from '@shanzhen/address/phone'
import { ListField, TextField } from '@shanzhen/desk/fields'
import { loadAreas } from './areas'

type Props = {
  address: AddressFields
  /** Who comes for the goods needs no place. */
  pickup: boolean
  errors: Record<string, string>
  onChange: (address: AddressFields) => void
}

const UNSURE: Record<PastedField, string> = {
  name: '请核对姓名',
  phone: '请核对手机号',
  area: '请核对省、市、区县',
  detail: '请核对详细地址',
}

/** 收货人: read out of a pasted message, or typed; province, city, district and street as a parcel is written. */
export function BuyerForm({ address, pickup, errors, onChange }: Props) {
  const pasteId = useId()
  const [pasted, setPasted] = useState('')
  const [notes, setNotes] = useState<Partial<Record<PastedField, string>>>({})
  const [told, setTold] = useState('')
  const [areas, setAreas] = useState<AreaTree>([])
  useEffect(() => void loadAreas().then(setAreas), [])

  const read = async (text: string) => {
    const parsed = parseAddressLine(text, await loadAreas())
    const filled = applyPasted(address, parsed)
    setTold(filled ? '已填好，请和买家核对一遍。' : '没有认出地址，请在下面填写。')
    setNotes(filled ? Object.fromEntries(parsed.check.map((field) => [field, UNSURE[field]])) : {})
    if (filled) onChange(filled)
  }
  const set = (part: Partial<AddressFields>) => onChange({ ...address, ...part })
  const cities = areas.find(([name]) => name === address.province)?.[1] ?? []
  const districts = cities.find(([name]) => name === address.city)?.[1] ?? []
  const says = (field: string, note?: PastedField) => errors[`address.${field}`] ?? (note && notes[note])
  const chooseProvince = (province: string) => {
    const below = areas.find(([name]) => name === province)?.[1] ?? []
    set({ province, city: below.length === 1 ? below[0][0] : '', district: '' })
  }

  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={pasteId} size="small">
          粘贴整段地址
        </Label>
        <Textarea
          id={pasteId}
          rows={2}
          maxLength={300}
          value={pasted}
          placeholder="张三 13800138000 陕西省安康市宁陕县城关镇……"
          onChange={(event) => setPasted(event.target.value)}
          onPaste={(event) => {
            const field = event.currentTarget
            setTimeout(() => void read(field.value))
          }}
        />
        <div className="flex items-center justify-between gap-x-3">
          <Text size="small" className="text-ui-fg-subtle" role="status">
            {told}
          </Text>
          <Button
            size="small"
            variant="secondary"
            type="button"
            disabled={!pasted.trim()}
            onClick={() => void read(pasted)}
          >
            识别
          </Button>
        </div>
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField
          label="姓名"
          value={address.name}
          maxLength={30}
          autoComplete="off"
          error={says('name', 'name')}
          onChange={(name) => set({ name })}
        />
        <TextField
          label="手机号"
          type="tel"
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          value={address.phone}
          error={says('phone', 'phone')}
          onChange={(phone) => set({ phone: normalizePhone(phone) })}
        />
      </div>
      {!pickup && (
        <>
          <div className="grid grid-cols-3 gap-3">
            <ListField
              label="省份"
              value={address.province}
              options={areas.map(([name]) => name)}
              error={says('province', 'area')}
              onChange={chooseProvince}
            />
            <ListField
              label="城市"
              value={address.city}
              options={cities.map(([name]) => name)}
              error={says('city')}
              disabled={!address.province}
              onChange={(city) => set({ city, district: '' })}
            />
            <ListField
              label="区县"
              value={address.district}
              options={districts}
              error={says('district')}
              disabled={!address.city}
              onChange={(district) => set({ district })}
            />
          </div>
          <TextField
            label="详细地址"
            value={address.detail}
            maxLength={120}
            autoComplete="off"
            placeholder="街道、小区、门牌号"
            error={says('detail', 'detail')}
            onChange={(detail) => set({ detail })}
          />
        </>
      )}
    </div>
  )
}
