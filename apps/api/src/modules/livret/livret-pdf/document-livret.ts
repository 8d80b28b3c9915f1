import {
  ATTENDU_EN_CLAIR,
  DISPOSITIFS,
  STATUTS_ETAPE_EN_CLAIR,
  dansLOrdreDeLecture,
  dateLongue,
  dateParis,
  estDispositifClos,
  heureParis,
  libelleEtatDispositif,
  motReferent,
  phraseDeVisite,
  prochainRendezVous,
  visitesAMontrer,
  type ContenuLivret,
  type DispositifVue,
  type DocumentVue,
  type MonLivretVue,
  type QuestionLivret,
} from '@pdp/domain';
import type { BlocPdf, DocumentPdf } from '../../../platform/pdf/document-pdf.js';

/** Ce que l'écran lit à côté du livret. */
export type AutourDuPapier = { readonly aides: readonly DispositifVue[]; readonly documents: readonly DocumentVue[] };

/** Le livret en A4 et gros caractères : le même contenu que l'écran, dans le même ordre, dates en entier. */
export function documentLivret(livret: MonLivretVue, autour: AutourDuPapier, date: Date): DocumentPdf {
  const { contenu } = livret;
  return {
    titre: 'Mon livret de suivi',
    sousTitre: livret.publieLe === null ? livret.prenom : `${livret.prenom}, livret du ${jour(livret.publieLe)}`,
    auteur: 'Plateforme de prévention de la désinsertion professionnelle',
    gros: true,
    pied: 'Mon livret de suivi',
    date,
    blocs: [
      ...(livret.cap ? [titre('Mon cap'), encadre(livret.cap.texte), discret(`écrit le ${jour(livret.cap.le)}`)] : []),
      ...(contenu === null ? [titre('Où j’en suis'), paragraphe(EN_PREPARATION)] : []),
      ...ouJEnSuis(livret, date),
      ...(contenu === null ? [] : duContenu(contenu)),
      ...liste('Mes aides', autour.aides.filter(({ type, etat }) => !estDispositifClos(type, etat)).map(aide)),
      ...liste('Ma visite avec la santé au travail', visitesAMontrer(livret, date.getTime()).map(visite)),
      ...liste('Mes documents', autour.documents.map(document)),
      ...mesAccords(livret),
      ...liste('Mes mots à moi', livret.mots.map(mot)),
      ...liste('Une question ?', livret.questions.map(question)),
    ],
  };
}

const EN_PREPARATION =
  'Votre livret se prépare. La personne qui vous suit l’écrira avec vous. Vous pouvez déjà lui poser une question.';

function ouJEnSuis(livret: MonLivretVue, date: Date): BlocPdf[] {
  const rendezVous = prochainRendezVous(livret, date.getTime());
  const texte = livret.contenu?.ouJenSuis ?? '';
  if (!rendezVous && texte === '') return [];
  const { lieu = null, explication = null } = rendezVous ?? {};
  return [
    ...(livret.contenu === null ? [] : [titre('Où j’en suis')]),
    ...(rendezVous
      ? [
          encadre(
            lignes(
              moment(rendezVous.dateHeure),
              rendezVous.objet,
              lieu === null ? '' : `Lieu : ${lieu}`,
              explication ?? '',
            ),
          ),
        ]
      : []),
    ...(texte === '' ? [] : [paragraphe(texte)]),
  ];
}

function duContenu(contenu: ContenuLivret): BlocPdf[] {
  const decisions = [...contenu.decisions].sort((a, b) => b.date.localeCompare(a.date));
  return [
    ...liste(
      'Mes étapes',
      contenu.etapes.map(({ titre: nom, qui, quand, statut, explication }) =>
        lignes(
          `${nom} (${STATUTS_ETAPE_EN_CLAIR[statut]})`,
          [qui, quand === null ? '' : jour(quand)].filter(Boolean).join(', '),
          explication ?? '',
        ),
      ),
    ),
    ...liste(
      'Ce qui a été décidé',
      decisions.map((d) => `${jour(d.date)} : ${d.phrase}`),
    ),
    ...liste(
      'Qui fait quoi',
      dansLOrdreDeLecture(contenu.quiFaitQuoi).map((q) =>
        q.moi
          ? lignes('Moi', q.fait)
          : lignes(
              `${[q.nom, q.fonction, q.organisme].filter(Boolean).join(', ')}${q.referent ? ` (${motReferent(q)})` : ''}`,
              q.fait,
              q.telephone === null ? '' : `Téléphone : ${q.telephone}`,
            ),
      ),
    ),
    ...liste('Ce qui m’aide', contenu.ressources),
  ];
}

function mesAccords({ accords, ouverturesCeMois }: MonLivretVue): BlocPdf[] {
  const actifs = accords.filter(({ actif }) => actif);
  return [
    titre('Mes accords'),
    ...(actifs.length === 0
      ? [paragraphe('Vous n’avez donné aucun accord pour le moment.')]
      : [elements(actifs.map(({ phrase, depuis }) => lignes(phrase, `Accord donné le ${jour(depuis)}.`)))]),
    paragraphe('Vous pouvez retirer un accord à tout moment, sans dire pourquoi. Vos droits ne changent pas.'),
    paragraphe(
      ouverturesCeMois === 0
        ? 'Personne n’a ouvert mon dossier ce mois-ci.'
        : `Qui a ouvert mon dossier : ${ouverturesCeMois} ${ouverturesCeMois < 2 ? 'personne' : 'personnes'} ce mois-ci.`,
    ),
  ];
}

const aide = ({ type, etat, etatDepuis, prochainsPas }: DispositifVue): string => {
  const attendus = [...new Set(prochainsPas.map(({ qui }) => ATTENDU_EN_CLAIR[qui]))];
  return lignes(
    DISPOSITIFS[type].libelle,
    DISPOSITIFS[type].enClair,
    `Où ça en est : ${libelleEtatDispositif(type, etat).toLowerCase()}, depuis le ${jour(etatDepuis)}.`,
    attendus.length === 0 ? '' : `On attend : ${attendus.join(', ')}.`,
  );
};

const visite = (v: MonLivretVue['visites'][number]): string =>
  phraseDeVisite(v, v.dateHeure === null ? null : moment(v.dateHeure));

const document = ({ titre: nom, versions }: DocumentVue): string => {
  const pret = versions.find(({ etat }) => etat === 'SAIN');
  return lignes(nom ?? '', pret ? `Déposé le ${jour(pret.le)}.` : 'Ce document est en cours de vérification.');
};

const mot = ({ texte, partage, le }: MonLivretVue['mots'][number]): string =>
  lignes(texte, `${partage ? 'Partagé' : 'Pour moi seul'}, ${jour(le)}`);

const question = ({ texte, le, etat, reponse }: QuestionLivret): string =>
  lignes(
    `${texte} (${jour(le)})`,
    reponse === null
      ? etat === 'TRAITEE'
        ? 'On vous a répondu de vive voix.'
        : 'La réponse va arriver.'
      : `Réponse : ${reponse}`,
  );

const jour = (date: string): string => dateLongue(/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : dateParis(new Date(date)));
const moment = (instant: string): string =>
  `${jour(instant)}, ${heureParis(new Date(instant)).replace(/^0/, '').replace(':', ' h ')}`;
const lignes = (...textes: readonly string[]): string => textes.filter((texte) => texte !== '').join('\n');
const titre = (texte: string): BlocPdf => ({ sorte: 'titre', niveau: 1, texte });
const paragraphe = (texte: string): BlocPdf => ({ sorte: 'paragraphe', texte });
const discret = (texte: string): BlocPdf => ({ sorte: 'paragraphe', texte, discret: true });
const encadre = (texte: string): BlocPdf => ({ sorte: 'encadre', texte });
const elements = (textes: readonly string[]): BlocPdf => ({ sorte: 'liste', elements: textes });
const liste = (nom: string, textes: readonly string[]): BlocPdf[] =>
  textes.length === 0 ? [] : [titre(nom), elements(textes)];
