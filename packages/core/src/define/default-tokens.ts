import { MODES_EXTENSION, type TokenMode } from './token-file.ts'

type Colours = readonly [background: string, text: string]
type Modes = Partial<Record<Exclude<TokenMode, 'light'>, string>>

/** The portal's own look as a DTCG file, in the layers of NL Design System: brand, common, component. */
export const defaultTokenFile = {
  voordeur: {
    brand: {
      color: {
        $type: 'color',
        ink: token('#1d1a16'),
        black: token('#12100e'),
        white: token('#ffffff'),
        paper: token('#f6f2ea'),
        accent: token('#0b4f8a'),
        yellow: token('#ffcf4f'),
        green: token('#a8d36b'),
        blue: token('#93c6ee'),
        purple: token('#c8b5ea'),
        orange: token('#f9b36b'),
        teal: token('#7ccbbf'),
      },
    },
    common: {
      color: {
        $type: 'color',
        page: token('{voordeur.brand.color.paper}', { dark: '#151311', contrast: '#ffffff', 'dark-contrast': '#000000' }),
        surface: token('{voordeur.brand.color.white}', { dark: '#211e1b', 'dark-contrast': '#000000' }),
        'surface-muted': token('#fbf9f4', { dark: '#2a2622', contrast: '#ffffff', 'dark-contrast': '#0f0f0f' }),
        text: token('{voordeur.brand.color.ink}', { dark: '#f3ede4', contrast: '#000000', 'dark-contrast': '#ffffff' }),
        'text-muted': token('#5b5449', { dark: '#bfb5a6', contrast: '#1f1f1f', 'dark-contrast': '#f0f0f0' }),
        line: token('#e4ddd0', { dark: '#3b3630', contrast: '#000000', 'dark-contrast': '#ffffff' }),
        control: token('#7d7466', { dark: '#968b7c', contrast: '#000000', 'dark-contrast': '#ffffff' }),
        link: token('{voordeur.brand.color.accent}', { dark: '#9fcdf5', contrast: '#00336b', 'dark-contrast': '#b8dcff' }),
        focus: token('{voordeur.brand.color.ink}', { dark: '#ffffff', contrast: '#000000', 'dark-contrast': '#ffffff' }),
        'focus-halo': token('#ffd95e', { dark: '#7a5b00', contrast: '#ffe27a' }),
      },
      radius: {
        $type: 'dimension',
        small: { $value: { value: 8, unit: 'px' } },
        medium: { $value: { value: 14, unit: 'px' } },
        large: { $value: { value: 22, unit: 'px' } },
      },
      font: {
        $type: 'fontFamily',
        family: {
          $value: ['-apple-system', 'BlinkMacSystemFont', "'Segoe UI'", 'Roboto', "'Noto Sans'", "'Helvetica Neue'", 'Arial', 'sans-serif'],
        },
      },
    },
    header: {
      $type: 'color',
      'background-color': token('{voordeur.brand.color.black}', { dark: '#000000', contrast: '#000000', 'dark-contrast': '#000000' }),
      color: token('{voordeur.brand.color.white}'),
      count: {
        'background-color': token('{voordeur.brand.color.yellow}'),
        color: token('{voordeur.brand.color.ink}'),
      },
    },
    button: {
      $type: 'color',
      primary: {
        'background-color': token('{voordeur.brand.color.accent}', { dark: '#a9d3f7', contrast: '#00336b', 'dark-contrast': '#ffffff' }),
        color: token('#ffffff', { dark: '#0d1b29', 'dark-contrast': '#000000' }),
      },
    },
    count: {
      $type: 'color',
      'background-color': token('{voordeur.brand.color.ink}', { dark: '#f3ede4', contrast: '#000000', 'dark-contrast': '#ffffff' }),
      color: token('{voordeur.brand.color.white}', { dark: '#1d1a16', 'dark-contrast': '#000000' }),
    },
    medallion: {
      $type: 'color',
      'background-color': token('#ece4d6', { dark: '#3d3730', contrast: '#ffffff', 'dark-contrast': '#000000' }),
      color: token('{voordeur.common.color.text}'),
    },
    panel: {
      $type: 'color',
      yellow: panel('yellow', '#695000'),
      green: panel('green', '#3a5a1b'),
      blue: panel('blue', '#1a466e'),
      purple: panel('purple', '#4a3872'),
      orange: panel('orange', '#66390b'),
      teal: panel('teal', '#124c46'),
    },
    notice: {
      $type: 'color',
      info: notice(['#e6f0f9', '#0b3d6b'], ['#15304a', '#cfe5f9']),
      success: notice(['#e7f3dc', '#234a0c'], ['#22380f', '#d6edc0']),
      warning: notice(['#fff1cc', '#5c4000'], ['#443300', '#ffe9ae']),
      error: notice(['#fce8e5', '#8c1d18'], ['#451a16', '#ffd7d1']),
    },
  },
} as const

function token(value: string, modes?: Modes) {
  return modes === undefined ? { $value: value } : { $value: value, $extensions: { [MODES_EXTENSION]: modes } }
}

function panel(colour: string, dark: string) {
  return {
    'background-color': token(`{voordeur.brand.color.${colour}}`, { dark, 'dark-contrast': '#000000' }),
    color: token('{voordeur.brand.color.ink}', { dark: '#fdf6e9', contrast: '#000000', 'dark-contrast': '#ffffff' }),
  }
}

function notice([background, text]: Colours, [darkBackground, darkText]: Colours) {
  return {
    'background-color': token(background, { dark: darkBackground, contrast: '#ffffff', 'dark-contrast': '#000000' }),
    color: token(text, { dark: darkText, contrast: text, 'dark-contrast': darkText }),
  }
}
