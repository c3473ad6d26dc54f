import theme from 'vitepress/theme-without-fonts'
import './style.css'

// VitePress finds a theme by its default export.
export default theme
