/** Simplified Chinese words for the codes that only staff, an administrator or the kiosk can put right; no customer reads them. */
import type { StaffErrorWords } from '../word-shapes.ts'

export const staffErrors = {
  // The service: account and quota
  MISSING_API_KEY: {
    staff: {
      what: '尚未设置 OkayFace 服务的 apiKey。',
      doNow: '管理员：请在设置中填入 apiKey 并测试。已保存的核验随后会自动发送。',
    },
  },
  INVALID_API_KEY: {
    staff: {
      what: 'OkayFace 不接受当前的 apiKey。',
      doNow: '管理员：请重新填入 apiKey 并测试。已保存的核验随后会自动发送。',
    },
  },
  API_KEY_EXPIRED: {
    staff: {
      what: 'apiKey 已过期。',
      doNow: '管理员：请向供应商申请新的 apiKey，并在设置中填入。已保存的核验会继续等待。',
    },
  },
  MAX_API_CALL_EXCEEDED: {
    staff: {
      what: '此 apiKey 的调用次数已用完。',
      doNow: '管理员：请向供应商增购调用次数，然后点选“立即发送”。在此之前，已保存的核验会继续等待。',
    },
  },

  // The service: the pictures as files
  MISSING_IMAGE: {
    staff: {
      what: '两张照片中有一张未送达服务。',
      doNow: '请重拍两张照片。若再次出现，请告知管理员。',
    },
  },
  PAYLOAD_TOO_LARGE: {
    staff: {
      what: '照片文件过大，系统压缩后仍超出服务的限制。',
      doNow: '请重拍两张照片。若再次出现，请告知管理员。',
    },
  },
  PHOTO_FORMAT_ERROR: {
    staff: {
      what: '服务无法打开照片。',
      doNow: '请重拍两张照片。若再次出现，请告知管理员。',
    },
  },

  // The service: anything that it does not explain
  UNKNOWN: {
    staff: {
      what: '服务出现了未说明原因的问题。',
      doNow: '暂时无需处理，系统会自动重试。若持续出现，请将请求编号提供给供应商。',
    },
  },

  // The way to the service
  NETWORK_UNREACHABLE: {
    staff: {
      what: '无法连接到服务。',
      doNow: '核验已保存，网络恢复后会自动发送。请检查网线或 Wi-Fi。',
    },
  },
  TIMEOUT: {
    staff: {
      what: '服务未在规定时间内答复。',
      doNow: '核验已保存，系统会自动重试。若持续出现，请检查网络。',
    },
  },
  TLS_ERROR: {
    staff: {
      what: '与服务之间的安全连接不可信。',
      doNow: '管理员：请检查本机日期、服务地址，以及是否有代理在解密加密流量。',
    },
  },
  SERVICE_UNAVAILABLE: {
    staff: {
      what: '服务繁忙或已停止。',
      doNow: '核验已保存，系统会自动重试。若持续较久，请联系供应商。',
    },
  },
  BAD_RESPONSE: {
    staff: {
      what: '无法读懂服务的答复，因此不予采用。',
      doNow: '核验已保存，系统会自动重试。若持续出现，请管理员检查服务地址和代理。',
    },
  },
  NOT_THE_SERVICE: {
    staff: {
      what: '应答的是网络登录页面或代理，而不是服务本身。',
      doNow: '管理员：请让本机登录网络，或让代理放行服务地址。之后已保存的核验会自动发送。',
    },
  },
  CLOCK_WRONG: {
    staff: {
      what: '本机的日期或时间与安全连接不符。',
      doNow: '管理员：请校正本机时钟。若时钟无误，则是服务的证书已过期，请告知供应商。',
    },
  },

  // The checks themselves
  CHECKS_UNAVAILABLE: {
    staff: {
      what: '本机的照片检查无法运行。',
      doNow: '请重新启动本机。若仍然如此，请告知管理员：程序文件可能缺失。',
    },
  },

  // The cameras
  CAMERA_NOT_FOUND: {
    staff: {
      what: '未找到摄像头。',
      doNow: '请接好摄像头，或在设置中另选一个。',
    },
  },
  CAMERA_DENIED: {
    staff: {
      what: '系统不允许使用摄像头。',
      doNow: '管理员：请在本机的隐私设置中允许 Countersign 使用摄像头。',
    },
  },
  CAMERA_BUSY: {
    staff: {
      what: '摄像头正被其他程序使用。',
      doNow: '请关闭占用摄像头的程序，例如视频通话。之后会自动继续。',
    },
  },
  CAMERA_UNPLUGGED: {
    staff: {
      what: '摄像头已断开。',
      doNow: '请重新接好，之后会自动继续。',
    },
  },
  CAMERA_TOO_COARSE: {
    staff: {
      what: '摄像头分辨率太低：服务要求每边至少 450 像素。',
      doNow: '管理员：请选用或接入至少 720 行的摄像头。',
    },
  },
  CAMERA_FAILED: {
    staff: {
      what: '摄像头没有画面。',
      doNow: '请拔下摄像头，稍等片刻后重新接上。',
    },
  },
  CAMERA_BLACK: {
    staff: {
      what: '摄像头画面全黑。',
      doNow: '请打开镜头盖，或移开遮挡镜头的物品；如无遮挡，请拔下摄像头后重新接上。',
    },
  },
  CAMERA_TOO_DARK: {
    staff: {
      what: '摄像头画面非常暗。',
      doNow: '请开灯并检查镜头：可能有手或半关的镜头盖遮挡。',
    },
  },
  CAMERA_FROZEN: {
    staff: {
      what: '摄像头画面静止不动。',
      doNow: '系统会自动重新启动摄像头；如仍无效，请拔下摄像头后重新接上。',
    },
  },
  CAMERA_INFRARED: {
    staff: {
      what: '摄像头画面没有颜色，像红外或夜视画面。',
      doNow: '请开灯并关闭夜视模式，或在设置中选择彩色摄像头。',
    },
  },
  CAMERA_AMBIGUOUS: {
    staff: {
      what: '接入了多个同型号摄像头，系统无法判断所选的是哪一个。',
      doNow: '请在设置中根据画面重新选择摄像头。',
    },
  },

  // The store on this machine
  STORE_FULL: {
    staff: {
      what: '空间不足，无法再保存核验。',
      doNow: '管理员：请清理磁盘空间，并让等待中的核验发送出去。',
    },
  },
  STORE_FAILED: {
    staff: {
      what: '核验未能保存，因此没有发送。',
      doNow: '请重试。若仍然如此，请人工核验客户，并告知管理员。',
    },
  },
  STORE_DAMAGED: {
    staff: {
      what: '保存核验的文件已损坏，现已另行存放；仍可读取的内容已转入新文件。',
      doNow: '管理员：请保留该损坏文件，并检查本机磁盘。',
    },
  },
  PICTURES_OVERDUE: {
    staff: {
      what: '有未得到结果的核验已超过照片的保存期限。',
      doNow: '请查明未能发送的原因，或将其撤回。等待处理的核验将在一周后由自助机撤回。',
    },
  },
  RECORD_UNREADABLE: {
    staff: {
      what: '有一笔已保存核验的照片无法打开。',
      doNow: '管理员：请查明系统账户或密钥库是否有变动。该记录会保留。',
    },
  },
  AUDIT_BROKEN: {
    staff: {
      what: '本机的审计日志被改动，或有一部分缺失。',
      doNow: '管理员：请导出审计日志并保留副本，查明谁能更改本机的文件。',
    },
  },
  EXPORT_FAILED: {
    staff: {
      what: '无法写入文件。',
      doNow: '请选择另一个空间足够的位置。本机内容没有变化。',
    },
  },
  KEY_NOT_RENEWED: {
    staff: {
      what: '未能用新密钥重新加密全部照片。',
      doNow: '没有丢失任何内容：全部完成前会保留旧密钥。请检查磁盘，自助机下次启动时会继续。',
    },
  },
  SECRETS_UNPROTECTED: {
    staff: {
      what: '本机没有安全存放密钥的地方，因此不会在此保存密钥。',
      doNow: '管理员：请在设置中设定口令，或配置系统密钥库（如 GNOME Keyring 或 KWallet）。',
    },
  },
  SECRETS_LOCKED: {
    staff: {
      what: '系统密钥库已锁定或不存在。',
      doNow: '管理员：请登录本机使用的系统账户，并解锁其密钥库。',
    },
  },
  PASSPHRASE_NEEDED: {
    staff: {
      what: '自助机正等待口令。',
      doNow: '管理员：请输入口令。不会丢失任何内容，之后会继续发送。',
    },
  },

  // The kiosk's own settings and code
  CALL_LIMIT_REACHED: {
    staff: {
      what: '设置所允许的当日调用次数已用完。',
      doNow: '无需操作：当日结束后，已保存的核验会自动发送。若来不及，请管理员在设置中调高上限。',
    },
  },
  SERVICE_ADDRESS_REFUSED: {
    staff: {
      what: '服务地址不安全，因此不会发送任何内容。',
      doNow: '管理员：请填入以 https 开头的地址。',
    },
  },
  SETTINGS_INVALID: {
    staff: {
      what: '有一项设置不可用，因此未作任何更改。',
      doNow: '管理员：请更正标出的设置并重新保存。',
    },
  },
  PIN_NEEDED: {
    staff: {
      what: '此操作仅限管理员。',
      doNow: '打开设置并输入管理员 PIN。',
    },
  },
  PIN_WRONG: {
    staff: {
      what: 'PIN 不正确。',
      doNow: '请再输入一次。连续错误五次后需要等待。',
    },
  },
  PIN_LOCKED_OUT: {
    staff: {
      what: 'PIN 错误次数过多。',
      doNow: '请等待屏幕上的时间结束；重新启动不会缩短等待时间。',
    },
  },
  PIN_TOO_EASY: {
    staff: {
      what: '这不能用作 PIN。',
      doNow: '请选择 6 至 12 位数字：不能全部相同，也不能是 123456 这样的连续数字。',
    },
  },
  PASSPHRASE_WRONG: {
    staff: {
      what: '口令不正确。',
      doNow: '请再输入一次，注意大小写和空格。连续错误五次后需要等待。',
    },
  },
  PASSPHRASE_DAMAGED: {
    staff: {
      what: '口令所打开的文件在本机磁盘上已损坏。',
      doNow:
        '口令可能是对的。管理员：请从用户数据文件夹的备份中恢复 passphrase.json。没有删除任何内容，恢复后即可再次打开。',
    },
  },
  PASSPHRASE_LOCKED_OUT: {
    staff: {
      what: '口令错误次数过多。',
      doNow: '请等待屏幕上的时间结束；重新启动不会缩短等待时间。',
    },
  },
  PASSPHRASE_TOO_EASY: {
    staff: {
      what: '这不能用作口令。',
      doNow: '请至少使用 15 个字符，最好是四五个词，不要重复少数几个字符。',
    },
  },
  SETTING_LOCKED: {
    staff: {
      what: '此项由贵机构设定，不能在此更改。',
      doNow: '管理员：请联系负责管理自助机的人员；该设置写在策略文件中。',
    },
  },
  PRACTICE_NOT_ALLOWED: {
    staff: {
      what: '本机不允许使用演练模式。',
      doNow: '管理员：请在设置中切换到正式模式，或允许演练模式。',
    },
  },
  POLICY_INVALID: {
    staff: {
      what: '贵机构的策略目前无法使用。',
      doNow: '管理员：“设置”和日志会说明错在哪里。修正之前，上一份正确的策略继续有效。',
    },
  },
  SECRET_FILE_LEFT: {
    staff: {
      what: '本机上仍留有一个含密钥的文件。',
      doNow: '管理员：请自行删除策略中指定的文件，然后更换密钥。日志会说明本机为何未能删除。',
    },
  },
  RESULTS_SECRET_MISSING: {
    staff: {
      what: '结果无法签名：尚未设置密钥。',
      doNow: '管理员：请在设置中输入银行系统的密钥。',
    },
  },
  RESULTS_DELAYED: {
    staff: {
      what: '有结果等待交给银行系统。',
      doNow: '管理员：请检查设置中的地址、密钥或文件夹。没有丢失任何内容，恢复后会自动继续。',
    },
  },
  RESULTS_GIVEN_UP: {
    staff: {
      what: '银行系统未按时取走的结果已被移除。',
      doNow: '管理员：请检查设置中的地址、密钥或文件夹。审计日志会说明涉及哪些核验。',
    },
  },
  SUBMISSION_NOT_FOUND: {
    staff: {
      what: '本机上已没有这笔核验。',
      doNow: '请重新打开列表。若仍需核验，请重新办理。',
    },
  },
  CHECK_NOT_PASSED: {
    staff: {
      what: '有一张照片未通过检查，且此处不能跳过该检查。',
      doNow: '请重拍该照片。如果必须发送，管理员可在设置中允许。',
    },
  },
  OFFICER_NEEDED: {
    staff: {
      what: '没有经办员登录。',
      doNow: '请打开工作人员面板，登录后重试。',
    },
  },
  COLLEAGUE_CALLED: {
    staff: {
      what: '客户请求协助，或多次拍摄未成功。',
      doNow: '请协助调整光线、距离和证件后重试；或改为当面人工核验。',
    },
  },
  VISIT_INTERRUPTED: {
    staff: {
      what: '屏幕曾停止并已重新启动，当时正在进行的办理已中断。',
      doNow: '如果当时正在为客户核验，请与客户重新开始。已有回执的核验不受影响。',
    },
  },
  INTERNAL_ERROR: {
    staff: {
      what: '程序自身出现故障。',
      doNow: '请重试。若仍然如此，请重新启动本机并告知管理员；已保存的核验不受影响。',
    },
  },
} satisfies StaffErrorWords
