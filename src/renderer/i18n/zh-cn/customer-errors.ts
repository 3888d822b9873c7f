/** Simplified Chinese words for the codes that the customer can put right: the retry card, and what staff read beside it. */
import type { CustomerErrorWords } from '../word-shapes.ts'

export const customerErrors = {
  // The service and the checks on the spot: the faces
  FACE_NOT_FOUND: {
    live: '请露出整张脸',
    reason: '照片中没有看到面部。',
    remedyFace: '请正视镜头，让整张脸都在画面中。',
    remedyCard: '请将证件放平，有照片的一面朝向镜头，避免反光。',
    staff: {
      what: '有一张照片未检测到面部。',
      doNow: '请重拍标出的照片；先擦净证件，避免灯光在证件照上反光。',
    },
  },
  TOO_MANY_FACES: {
    live: '请单人拍摄',
    reason: '照片中有多张面孔。',
    remedyFace: '请独自站在镜头前，画面中只留您一人。',
    remedyCard: '画面中请只留证件，避免拍到其他人脸。',
    staff: {
      what: '检测到多张面孔。',
      doNow: '请旁人暂时离开画面，并移开海报、照片和其他证件。',
    },
  },
  FACE_TOO_CLOSE: {
    live: '请后退一点',
    reason: '面部离镜头很近。',
    remedyFace: '请后退，直到整个头部都在画面中。',
    remedyCard: '请将证件移远一些，直到四角都在画面中。',
    staff: {
      what: '面部离镜头太近，影像有变形。',
      doNow: '请客户站在离摄像头约一臂远的位置。',
    },
  },
  FACE_TOO_SMALL: {
    live: '请靠近一点',
    reason: '照片中的面部偏小。',
    remedyFace: '请靠近一些，直到面部占满轮廓线。',
    remedyCard: '请将证件移近，直到占满取景框。',
    staff: {
      what: '面部太小，无法比对。',
      doNow: '请让客户或证件靠近摄像头。',
    },
  },
  FACE_CLOSE_TO_BORDER: {
    live: '请移到中间',
    reason: '面部靠近照片边缘。',
    remedyFace: '请移动位置，让面部位于画面中间。',
    remedyCard: '请移动证件，让它位于取景框中间。',
    staff: {
      what: '面部太靠近照片边缘。',
      doNow: '请让客户或证件居中，并按客户身高调整摄像头。',
    },
  },
  FACE_CROPPED: {
    live: '请露出整张脸',
    reason: '面部有一部分在画面之外。',
    remedyFace: '请移动位置，让额头到下巴都在画面中。',
    remedyCard: '请出示完整的证件，四角都在画面中。',
    staff: {
      what: '照片中的面部不完整。',
      doNow: '请让客户或证件居中，四周留出空间。',
    },
  },
  FACE_IS_OCCLUDED: {
    live: '请露出整张脸',
    reason: '面部有一部分被遮住。',
    remedyFace: '请摘下口罩或墨镜，并将头发拨离眼睛。',
    remedyCard: '请避免手指或反光遮住证件上的照片。',
    staff: {
      what: '面部有遮挡或看不清楚。',
      doNow: '请留意口罩、墨镜、头发或手指。头巾只要不遮住面部即可保留。',
    },
  },
  FACE_ANGLE_TOO_LARGE: {
    live: '请正对镜头',
    reason: '面部角度偏大，不便比对。',
    remedyFace: '请抬正头部，正视镜头。',
    remedyCard: '请将证件放平，正对镜头。',
    staff: {
      what: '面部转动或倾斜的角度过大。',
      doNow: '请将摄像头调到客户眼睛的高度，并请客户正视镜头。',
    },
  },
  FAILED_TO_PREDICT_LANDMARKS: {
    live: '请让面部更清晰',
    reason: '照片中的五官不够清晰。',
    remedyFace: '请面向光线，并静止片刻。',
    remedyCard: '请在均匀的光线下拿稳证件，避免反光。',
    staff: {
      what: '无法定位五官。',
      doNow: '请改善光线、擦拭镜头，然后重拍标出的照片。',
    },
  },
  EYES_CLOSED: {
    live: '请睁开双眼',
    reason: '拍摄时正好眨眼。',
    remedyFace: '请保持双眼睁开，直到拍摄完成。',
    remedyCard: '请让证件照中的眼睛清晰可见。',
    staff: {
      what: '面部照片中双眼闭合。',
      doNow: '请重拍面部照片；眼镜反光也可能遮住眼睛。',
    },
  },

  // The checks on the spot: the face
  FACE_TOO_DARK: {
    live: '请移到光亮处',
    reason: '面部光线偏暗。',
    remedyFace: '请面向光线；工作人员可以为您开灯。',
    remedyCard: '请在更明亮的位置出示证件。',
    staff: { what: '面部太暗。', doNow: '请让光源在客户前方，而不是身后。' },
  },
  FACE_TOO_BRIGHT: {
    live: '请避开强光',
    reason: '强光使照片过亮。',
    remedyFace: '请稍微离开灯光或窗户。',
    remedyCard: '请转动证件，避开强光。',
    staff: { what: '面部太亮。', doNow: '请调暗或转开灯光，或拉下窗帘。' },
  },
  FACE_BLURRED: {
    live: '请保持不动',
    reason: '照片有些模糊。',
    remedyFace: '请保持不动，直到拍摄完成。',
    remedyCard: '请拿稳证件，直到拍摄完成。',
    staff: { what: '面部照片模糊。', doNow: '请擦拭镜头并增加光线：光线不足时，轻微移动也会模糊。' },
  },
  FACE_LIT_FROM_BEHIND: {
    live: '请面向光线',
    reason: '光线来自面部后方。',
    remedyFace: '请让光线照在您的面部，身后不要有窗户或灯光。',
    remedyCard: '请让光线照在证件正面。',
    staff: { what: '光线来自客户身后。', doNow: '请拉下窗帘，或让摄像头避开窗户，并在客户前方补光。' },
  },
  FACE_LIT_FROM_SIDE: {
    live: '请移到光线均匀处',
    reason: '面部一侧比另一侧暗很多。',
    remedyFace: '请转身或移动位置，让两侧脸颊同样明亮。',
    remedyCard: '请在光线均匀的位置出示证件。',
    staff: { what: '光线只来自一侧。', doNow: '请在较暗的一侧补光，或拉下较亮一侧的窗帘。' },
  },
  FACE_LIGHT_COLOURED: {
    live: '请移到白光处',
    reason: '有颜色的灯光改变了面部的样子。',
    remedyFace: '请离开有颜色的灯光和明亮的屏幕。',
    remedyCard: '请在白光下出示证件。',
    staff: { what: '面部光线偏色。', doNow: '请关闭附近有颜色的灯光和灯箱，或增加白光照明。' },
  },

  // The checks on the spot: the card
  CARD_NOT_FOUND: {
    live: '请出示身份证',
    reason: '照片中没有看到证件。',
    remedyFace: '请正视镜头，让整张脸都在画面中。',
    remedyCard: '请将证件放入框内，有照片的一面朝向镜头。',
    staff: { what: '未检测到证件。', doNow: '请将证件单独放在摄像头下方的深色哑光台面上；也可以手动拍摄。' },
  },
  CARD_EDGES_FAINT: {
    live: '请换到深色台面上',
    reason: '证件边缘与台面难以区分。',
    remedyFace: '请正视镜头，让整张脸都在画面中。',
    remedyCard: '请将证件放在颜色更深的物品上。',
    staff: { what: '证件边缘几乎看不清。', doNow: '请在证件下垫深色哑光的物品，或让证件占满取景框并手动拍摄。' },
  },
  CARD_CUT_OFF: {
    live: '请出示完整证件',
    reason: '证件有一部分在画面之外。',
    remedyFace: '请正视镜头，让整张脸都在画面中。',
    remedyCard: '请移动证件，让四角都在画面中，手指不要遮住边缘。',
    staff: { what: '照片中的证件不完整。', doNow: '请让证件居中，四周留出空间。' },
  },
  CARD_TILTED: {
    live: '请放平证件',
    reason: '证件没有正对镜头。',
    remedyFace: '请正视镜头，让整张脸都在画面中。',
    remedyCard: '请将证件放平，或正对镜头拿好。',
    staff: { what: '证件倾斜过多。', doNow: '请将证件平放在摄像头正下方。' },
  },
  CARD_MOVING: {
    live: '请拿稳证件',
    reason: '证件在移动。',
    remedyFace: '请保持不动，直到拍摄完成。',
    remedyCard: '请放下证件，或拿稳证件，直到拍摄完成。',
    staff: { what: '证件在移动。', doNow: '请客户将证件放在台面上并松手。' },
  },
  CARD_UPSIDE_DOWN: {
    live: '请掉转证件方向',
    reason: '证件上下颠倒。',
    remedyFace: '请正视镜头，让整张脸都在画面中。',
    remedyCard: '请转动证件，直到文字朝向正确。',
    staff: { what: '证件上下颠倒。', doNow: '请将证件旋转半圈。' },
  },
  CARD_PORTRAIT_NOT_FOUND: {
    live: '请出示照片面',
    reason: '没有看到证件上的照片。',
    remedyFace: '请正视镜头，让整张脸都在画面中。',
    remedyCard: '请将有照片的一面朝向镜头，并占满取景框。',
    staff: {
      what: '证件上未检测到照片。',
      doNow: '请取下卡套，将证件正面朝向镜头，背景宜用深色哑光表面。',
    },
  },
  CARD_TOO_FAR: {
    live: '请将证件靠近些',
    reason: '证件上的照片偏小。',
    remedyFace: '请靠近一些，直到面部占满轮廓线。',
    remedyCard: '请将证件移近，直到占满取景框。',
    staff: {
      what: '证件上的照片太小。',
      doNow: '请将证件移近。若因此模糊，则需要对焦更近或分辨率更高的摄像头。',
    },
  },
  CARD_TOO_DARK: {
    live: '请将证件移至亮处',
    reason: '证件处光线偏暗。',
    remedyFace: '请面向光线；工作人员可以为您开灯。',
    remedyCard: '请将证件移到明亮、没有阴影的位置。',
    staff: { what: '证件太暗。', doNow: '请从侧面补光，避免阴影落在证件上。' },
  },
  CARD_TOO_BRIGHT: {
    live: '请稍微倾斜证件',
    reason: '证件表面有反光。',
    remedyFace: '请稍微离开灯光或窗户。',
    remedyCard: '请稍微倾斜证件，直到反光消失。',
    staff: { what: '反光遮住了证件的一部分。', doNow: '请倾斜证件、取下卡套，或转开灯光。' },
  },
  CARD_BLURRED: {
    live: '请拿稳证件',
    reason: '证件照片有些模糊。',
    remedyFace: '请保持不动，直到拍摄完成。',
    remedyCard: '请拿稳证件，直到拍摄完成。',
    staff: { what: '证件照片模糊。', doNow: '请将证件放在台面上或用双手拿稳，并擦拭镜头。' },
  },
} satisfies CustomerErrorWords
