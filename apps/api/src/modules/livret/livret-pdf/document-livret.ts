import { dateLongue, dateParis, heureParis, type ContenuLivret, type MonLivretVue } from '@pdp/domain';
import type { BlocPdf, DocumentPdf } from '../../../platform/pdf/document-pdf.js';

/** Livret publié, en A4 et gros caractères : le même contenu que l'écran, dans le même ordre. */
export function documentLivret(livret: MonLivretVue, date: Date): DocumentPdf {
  const { contenu } = livret;
  return {
    titre: 'Mon livret de suivi',
    sousTitre: livret.publieLe === null ? livret.prenom : `${livret.prenom}, livret du ${jour(livret.publieLe)}`,
    auteur: 'Plateforme de prévention de la désinsertion professionnelle',
    gros: true,
    pied: 'Mon livret de suivi',
    date,
    blocs: [
      ...(livret.cap ? [titre('Mon cap'), encadre(livret.cap.texte)] : []),
      ...(contenu === null ? [paragraphe(EN_PREPARATION)] : duContenu(contenu)),
      ...liste(
        'Mes accords',
        livret.accords.filter(({ actif }) => actif).map(({ phrase }) => phrase),
      ),
      paragraphe('Vous pouvez retirer un accord à tout moment, sans dire pourquoi. Vos droits ne changent pas.'),
    ],
  };
}

const EN_PREPARATION = 'Votre livret se prépare. La personne qui vous suit l’écrira avec vous.';

function duContenu(contenu: ContenuLivret): BlocPdf[] {
  return [
    titre('Où j’en suis'),
    paragraphe(contenu.ouJenSuis),
    ...(contenu.rendezVous ? [titre('Mon prochain rendez-vous'), encadre(rendezVous(contenu.rendezVous))] : []),
    ...liste(
      'Mes étapes',
      contenu.etapes.map((e) =>
        [
          `${e.titre} (${STATUTS[e.statut]})`,
          [e.qui, e.quand === null ? '' : jour(e.quand)].filter(Boolean).join(', '),
          e.explication ?? '',
        ]
          .filter((ligne) => ligne !== '')
          .join('\n'),
      ),
    ),
    ...liste(
      'Ce qui a été décidé',
      contenu.decisions.map((d) => `${jour(d.date)} : ${d.phrase}`),
    ),
    ...liste(
      'Qui fait quoi',
      contenu.quiFaitQuoi.map((q) =>
        [[q.nom, q.fonction, q.organisme].filter(Boolean).join(', '), q.fait, q.telephone ?? '']
          .filter((ligne) => ligne !== '')
          .join('\n'),
      ),
    ),
    ...liste('Ce qui m’aide', contenu.ressources),
  ];
}

const STATUTS = {
  A_VENIR: 'à venir',
  EN_COURS: 'en cours',
  FAIT: 'fait',
  EN_PAUSE: 'en pause',
  ABANDONNE: 'laissé de côté',
} as const;

const rendezVous = ({ dateHeure, objet, lieu, explication }: NonNullable<ContenuLivret['rendezVous']>): string =>
  [`${jour(dateHeure)}, ${heureParis(new Date(dateHeure)).replace(':', ' h ')}`, objet, lieu ?? '', explication ?? '']
    .filter((ligne) => ligne !== '')
    .join('\n');

const jour = (date: string): string => dateLongue(/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : dateParis(new Date(date)));
const titre = (texte: string): BlocPdf => ({ sorte: 'titre', niveau: 1, texte });
const paragraphe = (texte: string): BlocPdf => ({ sorte: 'paragraphe', texte });
const encadre = (texte: string): BlocPdf => ({ sorte: 'encadre', texte });
const liste = (nom: string, elements: readonly string[]): BlocPdf[] =>
  elements.length === 0 ? [] : [titre(nom), { sorte: 'liste', elements }];
