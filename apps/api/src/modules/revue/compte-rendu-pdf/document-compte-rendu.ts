import { dateCourte, dateLongue, dateParis, heureParis, suiteAuCompteRendu, type CompteRenduVue } from '@pdp/domain';
import type { BlocPdf, DocumentPdf } from '../../../platform/pdf/document-pdf.js';

/** Compte rendu tel que ce lecteur le lit : un passage qu'il ne voit pas garde son rang, rien de plus. */
export function documentCompteRendu(compteRendu: CompteRenduVue): DocumentPdf {
  const debut = new Date(compteRendu.debut);
  return {
    titre: `Compte rendu : ${compteRendu.titre}`,
    sousTitre: `${dateLongue(dateParis(debut))}, ${horaires(compteRendu)}`,
    auteur: 'Plateforme de prévention de la désinsertion professionnelle',
    gros: false,
    pied: 'Document confidentiel, limité à ce que son lecteur peut lire',
    // Figé, il ne change plus : ses octets non plus.
    date: new Date(compteRendu.figeLe ?? compteRendu.debut),
    blocs: [
      ...(compteRendu.fige
        ? []
        : [{ sorte: 'encadre', texte: 'Projet : ce compte rendu n’est pas encore validé.' } as const]),
      { sorte: 'titre', niveau: 1, texte: 'Présents' },
      { sorte: 'liste', elements: compteRendu.presents.map(({ nom, fonction }) => `${nom}, ${fonction}`) },
      { sorte: 'titre', niveau: 1, texte: 'Dossiers' },
      ...compteRendu.passages.flatMap(unPassage),
      ...liste('À garder pour plus tard', compteRendu.plusTard),
      ...synthese(compteRendu.synthese),
      ...liste('Ajouts', compteRendu.ajouts.map(unAjout)),
    ],
  };
}

type Passage = CompteRenduVue['passages'][number];

function unPassage(p: Passage): BlocPdf[] {
  if (!p.visible)
    return [titre(`${p.ordre}. Dossier réservé`), { sorte: 'paragraphe', texte: 'Vous ne lisez pas ce dossier.' }];
  const blocs: BlocPdf[] = [
    titre(`${p.ordre}. ${p.nomAffiche ?? 'Identité réservée'}`),
    ...(p.question ? [{ sorte: 'paragraphe', texte: `Question : ${p.question}` } as const] : []),
  ];
  const { decision } = p;
  if (!decision) return [...blocs, { sorte: 'paragraphe', texte: suiteAuCompteRendu(p.etat) ?? p.etat }];
  return [
    ...blocs,
    { sorte: 'encadre', texte: decision.texte },
    ...voix(p),
    ...(decision.actions.length > 0 ? [actions(decision.actions)] : []),
    { sorte: 'paragraphe', texte: `Phrase pour la personne : ${decision.phraseAssure}` },
    {
      sorte: 'paragraphe',
      discret: true,
      texte: `${decision.auteur}, ${heure(new Date(decision.le))}${decision.prochainPassage ? `. Prochain passage le ${dateCourte(decision.prochainPassage)}` : ''}`,
    },
  ];
}

const voix = ({ voixManquantes }: Passage): BlocPdf[] =>
  voixManquantes.length === 0
    ? []
    : [{ sorte: 'paragraphe', texte: `Voix manquante : ${voixManquantes.join(', ')}. Dossier à représenter.` }];

const liste = (titreDeListe: string, elements: readonly string[]): BlocPdf[] =>
  elements.length === 0
    ? []
    : [
        { sorte: 'titre', niveau: 1, texte: titreDeListe },
        { sorte: 'liste', elements: [...elements] },
      ];

const unAjout = ({ le, ordre, texte, auteur }: CompteRenduVue['ajouts'][number]): string =>
  `Le ${dateCourte(dateParis(new Date(le)))}, ${auteur}${ordre === null ? '' : `, dossier ${ordre}`} : ${texte}`;

/** Ce que la séance a donné, chaque part avec ses deux termes. */
const synthese = ({ complets, avecDecision, dureeMoyenneSecondes, suivi }: CompteRenduVue['synthese']): BlocPdf[] =>
  liste('Synthèse', [
    `Dossiers finis avec une décision, un porteur et une date : ${complets.numerateur} sur ${complets.denominateur}`,
    `Dossiers finis avec une décision : ${avecDecision.numerateur} sur ${avecDecision.denominateur}`,
    ...(dureeMoyenneSecondes === null
      ? []
      : [`Temps moyen par dossier : ${Math.round(dureeMoyenneSecondes / 60)} min`]),
    ...(suivi.faites + suivi.pasFaites === 0
      ? []
      : [`Actions de la fois précédente : ${suivi.faites} faites, ${suivi.pasFaites} pas faites`]),
  ]);

const actions = (lignes: NonNullable<Passage['decision']>['actions']): BlocPdf => ({
  sorte: 'tableau',
  legende: 'Actions décidées',
  entetes: ['Quoi', 'Qui', 'Pour le'],
  lignes: lignes.map((a) => [a.quoi, a.responsable ?? '', dateCourte(a.echeance)]),
});

const titre = (texte: string): BlocPdf => ({ sorte: 'titre', niveau: 2, texte });
const heure = (instant: Date): string => heureParis(instant).replace(':', ' h ');
const horaires = ({ debut, fin }: CompteRenduVue): string =>
  fin === null ? `à ${heure(new Date(debut))}` : `de ${heure(new Date(debut))} à ${heure(new Date(fin))}`;
