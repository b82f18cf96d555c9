/** Words of Medusa's own pages that are not true of this shop: an invitation's link is in its mail alone. */
export default {
  zhCN: {
    translation: {
      users: {
        inviteUserHint:
          '邀请邮件直接发到对方邮箱，链接只能用一次；您看不到链接。您邀请的账号不能给您的登记做复核，反过来也不行。',
        copyInviteLink: '链接只发到对方邮箱，请用“重新发送邀请”',
      },
      filters: {
        radio: { yes: '是', no: '否', true: '是', false: '否' },
        sorting: { alphabeticallyAsc: 'A 到 Z', alphabeticallyDesc: 'Z 到 A' },
      },
      addresses: { title: '地址' },
      actions: { continueWithEmail: '登录' },
      json: { header: '全部数据' },
      promotions: { fields: { campaign: '活动', method: '领取方式', value: '优惠', allocation: '怎样分摊' } },
      statuses: { active: '启用', inactive: '停用' },
      inventory: { unitOfMeasurePlaceholder: '公斤' },
      returnReasons: { fields: { value: { placeholder: '代码，字母和下划线' } } },
      refundReasons: { fields: { code: { placeholder: '代码，字母和下划线' } } },
      fields: { id: '编号' },
    },
  },
  en: {
    translation: {
      users: {
        inviteUserHint:
          'The invitation is mailed to its address and its link works once; you do not see it. An account you invited cannot review what you entered, nor you what it entered.',
        copyInviteLink: 'The link is in the mail only; send it again instead',
      },
    },
  },
}
