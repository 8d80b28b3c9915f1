import { Anchor, Button } from '@mantine/core';
import type { AnchorProps, ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Ancre = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & { ref?: Ref<HTMLAnchorElement> };
type PropsBouton = Omit<ButtonProps, 'component'> & Ancre;
type PropsTexte = Omit<AnchorProps, 'component'> & Ancre;

const BoutonAncre = (props: PropsBouton) => <Button component="a" {...props} />;
const TexteAncre = (props: PropsTexte) => <Anchor inherit {...props} />;

const BoutonRoute = createLink(BoutonAncre);
const TexteRoute = createLink(TexteAncre);

/** Bouton qui mène à une page de l'application : mêmes `to`, `params`, `search` que `Link`, mêmes styles que `Button`. */
export const LienBouton: LinkComponent<typeof BoutonAncre> = (props) => <BoutonRoute preload="intent" {...props} />;

/** Lien de texte vers une page de l'application. */
export const LienTexte: LinkComponent<typeof TexteAncre> = (props) => <TexteRoute preload="intent" {...props} />;
