import ALargeSmall from 'lucide-react/icons/a-large-small'
import ArchiveRestore from 'lucide-react/icons/archive-restore'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowDownUp from 'lucide-react/icons/arrow-down-up'
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left'
import ArrowUp from 'lucide-react/icons/arrow-up'
import AtSign from 'lucide-react/icons/at-sign'
import BookOpen from 'lucide-react/icons/book-open'
import Building2 from 'lucide-react/icons/building-2'
import Calendar from 'lucide-react/icons/calendar'
import Camera from 'lucide-react/icons/camera'
import CaseSensitive from 'lucide-react/icons/case-sensitive'
import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleSlash from 'lucide-react/icons/circle-slash'
import Contrast from 'lucide-react/icons/contrast'
import CornerLeftUp from 'lucide-react/icons/corner-left-up'
import CornerRightDown from 'lucide-react/icons/corner-right-down'
import CornerUpLeft from 'lucide-react/icons/corner-up-left'
import Diff from 'lucide-react/icons/diff'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Equal from 'lucide-react/icons/equal'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import FileDown from 'lucide-react/icons/file-down'
import FilePlus from 'lucide-react/icons/file-plus'
import FileText from 'lucide-react/icons/file-text'
import Flag from 'lucide-react/icons/flag'
import FolderOpen from 'lucide-react/icons/folder-open'
import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import History from 'lucide-react/icons/history'
import Info from 'lucide-react/icons/info'
import Keyboard from 'lucide-react/icons/keyboard'
import Landmark from 'lucide-react/icons/landmark'
import Library from 'lucide-react/icons/library'
import Link from 'lucide-react/icons/link'
import Link2 from 'lucide-react/icons/link-2'
import ListFilter from 'lucide-react/icons/list-filter'
import ListTree from 'lucide-react/icons/list-tree'
import Lock from 'lucide-react/icons/lock'
import MapPin from 'lucide-react/icons/map-pin'
import MessageSquare from 'lucide-react/icons/message-square'
import MoveRight from 'lucide-react/icons/move-right'
import PanelLeft from 'lucide-react/icons/panel-left'
import PanelRight from 'lucide-react/icons/panel-right'
import Pencil from 'lucide-react/icons/pencil'
import PencilLine from 'lucide-react/icons/pencil-line'
import Plus from 'lucide-react/icons/plus'
import Printer from 'lucide-react/icons/printer'
import Quote from 'lucide-react/icons/quote'
import Redo2 from 'lucide-react/icons/redo-2'
import Regex from 'lucide-react/icons/regex'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Save from 'lucide-react/icons/save'
import Scaling from 'lucide-react/icons/scaling'
import Search from 'lucide-react/icons/search'
import Shapes from 'lucide-react/icons/shapes'
import Split from 'lucide-react/icons/split'
import SquarePen from 'lucide-react/icons/square-pen'
import StickyNote from 'lucide-react/icons/sticky-note'
import Tag from 'lucide-react/icons/tag'
import Text from 'lucide-react/icons/text'
import TextSelect from 'lucide-react/icons/text-select'
import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import Unlink from 'lucide-react/icons/unlink'
import User from 'lucide-react/icons/user'
import Users from 'lucide-react/icons/users'
import WholeWord from 'lucide-react/icons/whole-word'
import WifiOff from 'lucide-react/icons/wifi-off'
import X from 'lucide-react/icons/x'

/** Every icon of the interface, under its name at Lucide. To add one, add its two lines here. */
export const icons = {
  'a-large-small': ALargeSmall,
  'archive-restore': ArchiveRestore,
  'arrow-down': ArrowDown,
  'arrow-down-up': ArrowDownUp,
  'arrow-up': ArrowUp,
  'at-sign': AtSign,
  'book-open': BookOpen,
  'building-2': Building2,
  calendar: Calendar,
  camera: Camera,
  'case-sensitive': CaseSensitive,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'circle-alert': CircleAlert,
  'circle-slash': CircleSlash,
  contrast: Contrast,
  'corner-up-left': CornerUpLeft,
  diff: Diff,
  download: Download,
  ellipsis: Ellipsis,
  equal: Equal,
  eye: Eye,
  'eye-off': EyeOff,
  'file-down': FileDown,
  'file-plus': FilePlus,
  'file-text': FileText,
  flag: Flag,
  'folder-open': FolderOpen,
  'git-compare-arrows': GitCompareArrows,
  history: History,
  info: Info,
  keyboard: Keyboard,
  landmark: Landmark,
  library: Library,
  link: Link,
  'link-2': Link2,
  'list-filter': ListFilter,
  'list-tree': ListTree,
  lock: Lock,
  'map-pin': MapPin,
  'message-square': MessageSquare,
  'move-right': MoveRight,
  'panel-left': PanelLeft,
  'panel-right': PanelRight,
  pencil: Pencil,
  'pencil-line': PencilLine,
  plus: Plus,
  printer: Printer,
  quote: Quote,
  'redo-2': Redo2,
  regex: Regex,
  'rotate-ccw': RotateCcw,
  save: Save,
  scaling: Scaling,
  search: Search,
  shapes: Shapes,
  'square-pen': SquarePen,
  'sticky-note': StickyNote,
  tag: Tag,
  text: Text,
  'trash-2': Trash2,
  'undo-2': Undo2,
  user: User,
  users: Users,
  'wifi-off': WifiOff,
  'arrow-right-left': ArrowRightLeft,
  'check-check': CheckCheck,
  'corner-left-up': CornerLeftUp,
  'corner-right-down': CornerRightDown,
  split: Split,
  unlink: Unlink,
  'text-select': TextSelect,
  'whole-word': WholeWord,
  x: X,
} as const

export type IconName = keyof typeof icons
