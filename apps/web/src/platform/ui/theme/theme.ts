import { Button, createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { JETONS_CLAIRS, JETONS_SOMBRES, variablesCss } from './jetons';

const bleu: MantineColorsTuple = [
  '#e6f0f9',
  '#cfe1f2',
  '#a3c6e6',
  '#73a9d8',
  '#4590cc',
  '#2270b8',
  '#0b5394',
  '#083c6c',
  '#062f55',
  '#04233f',
];

const rouge: MantineColorsTuple = [
  '#fbe6e4',
  '#f7cfcb',
  '#f0a59f',
  '#e87a72',
  '#d9534a',
  '#c0392f',
  '#b3261e',
  '#8f1e18',
  '#6e1712',
  '#52110d',
];

const dark: MantineColorsTuple = [
  '#e8edf2',
  '#c2ccd6',
  '#9eabb8',
  '#76858f',
  '#3c4a57',
  '#2a353f',
  '#202b35',
  '#18212a',
  '#10161c',
  '#0b1015',
];

const POLICE =
  "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible', Inter, 'DejaVu Sans', system-ui, sans-serif";
// Un appui à côté ne ferme rien : une saisie ou un code montré une fois s'y perdraient. Échap et la croix ferment.
// Ce qui ne fait que se lire (menu, aide, qui voit quoi) le redemande.
const FERMER = { closeButtonProps: { 'aria-label': 'Fermer' }, closeOnClickOutside: false };

/** Thème Mantine de la plateforme ; les couleurs viennent de `jetons.ts`. */
export const THEME = createTheme({
  primaryColor: 'bleu',
  primaryShade: { light: 6, dark: 5 },
  colors: { bleu, rouge, red: rouge, dark },
  black: JETONS_CLAIRS.encre,
  fontFamily: POLICE,
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  headings: {
    fontFamily: POLICE,
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.3' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      vars: (_theme, { variant }) => ({ root: variant === 'default' ? { '--button-color': 'var(--bleu-f)' } : {} }),
    }),
    Modal: { defaultProps: { centered: true, radius: 'lg', ...FERMER } },
    Drawer: { defaultProps: FERMER },
    // Mantine y met un <header>, qui passerait pour un second bandeau de page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Notification: { defaultProps: { closeButtonProps: FERMER.closeButtonProps } },
    // Dans le bandeau plutôt qu'à la fin du document : un menu reste dans son repère de page.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } },
    Tooltip: { defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: false } } },
    Badge: { defaultProps: { tt: 'none' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
  },
});

const variablesMantine = {
  '--mantine-color-body': 'var(--papier)',
  '--mantine-color-text': 'var(--encre)',
  '--mantine-color-dimmed': 'var(--encre-2)',
  '--mantine-color-placeholder': 'var(--encre-3)',
  '--mantine-color-anchor': 'var(--bleu)',
  '--mantine-color-error': 'var(--rouge)',
  '--mantine-color-success': 'var(--vert)',
  '--mantine-color-default': 'var(--papier)',
  '--mantine-color-default-color': 'var(--encre)',
  '--mantine-color-default-border': 'var(--ligne)',
  '--mantine-color-default-hover': 'var(--gris-c)',
  '--mantine-color-bleu-light': 'var(--bleu-c)',
  '--mantine-color-bleu-light-hover': 'color-mix(in srgb, var(--bleu-c) 80%, var(--bleu))',
  '--mantine-color-bleu-light-color': 'var(--bleu-f)',
};

/** Pose les jetons des deux thèmes et y raccorde les variables de Mantine. */
export const resoudreVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...variablesCss(JETONS_CLAIRS), ...variablesMantine },
  dark: { ...variablesCss(JETONS_SOMBRES), ...variablesMantine },
});
