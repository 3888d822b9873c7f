/** Simplified Chinese words for the kiosk's own updates. */
import type { UpdatesText } from '../words.ts'

export const updates = {
  updates: {
    label: '更新',
    updateFeed: {
      label: '更新地址',
      hint: '贵机构自有服务器上的文件夹，以 https 开头。留空：不更新。',
    },
    off: {
      'not-wanted': '已关闭。新版本由人工安装。',
      managed: '已关闭。新版本由贵机构自己的工具安装。',
      'installed-otherwise': '已关闭。本机的安装方式不支持自行更新。',
      'no-signer': '已关闭。此版本不接受任何人的更新。',
    },
    waiting: '已开启。柜台无人时查找新版本。',
    downloading: '正在下载版本 {version}。',
    ready: '版本 {version} 已就绪，下次启动本机时安装。',
    installing: '正在安装版本 {version}。',
    failed: {
      unreachable: '更新地址没有响应。稍后会再试。',
      'not-signed': '该地址提供的内容没有为本机签名，未被采用。',
      'not-downloaded': '新版本未能完整下载。稍后会再试。',
    },
    blocked: {
      'not-installed': '版本 {version} 无法安装。继续使用当前版本，下一个版本会再试。',
      crashed: '版本 {version} 未能正常启动，不会再试；请告知管理员。',
    },
  },
} satisfies UpdatesText
