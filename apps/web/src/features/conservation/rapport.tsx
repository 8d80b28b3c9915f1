import type { CompteConservation, ConservationVue, PasseConservationVue, RegleConservationVue } from '@pdp/domain';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';

const ACTIONS: Readonly<Record<RegleConservationVue['action'], string>> = {
  EFFACER: 'effacés',
  ARCHIVER: 'archivés',
  PURGER: 'effacés',
  SIGNALER: 'comptés, à clore par leur référent',
  GARDER: 'comptés seulement',
};

type Ligne = RegleConservationVue & { readonly compte: CompteConservation | undefined };

/** Les règles, et ce que la dernière passe en a trouvé. */
export function Rapport({ conservation }: { conservation: ConservationVue }) {
  const [derniere] = conservation.passes;
  const lignes = conservation.regles.map((regle) => ({
    ...regle,
    compte: derniere?.comptes.find(({ code }) => code === regle.code),
  }));
  return (
    <>
      {derniere && <Etat passe={derniere} />}
      <Tableau legende="Règles de conservation" colonnes={COLONNES} lignes={lignes} cle={({ code }) => code} />
    </>
  );
}

function Etat({ passe }: { passe: PasseConservationVue }) {
  return (
    <p role="status">
      <Puce couleur={passe.mode === 'EXECUTION' ? 'violet' : 'bleu'}>
        {passe.mode === 'EXECUTION' ? 'Exécution' : 'À blanc'}
      </Puce>{' '}
      {passe.etat === 'EN_COURS' ? 'en cours…' : `terminée, ${dateHeureMoyenne(passe.termineeLe ?? passe.demandeeLe)}`}
    </p>
  );
}

const COLONNES: readonly Colonne<Ligne>[] = [
  {
    cle: 'quoi',
    titre: 'Quoi',
    principale: true,
    cellule: ({ libelle, source }) => (
      <>
        <b>{libelle}</b>
        <div className="fin">{source}</div>
      </>
    ),
  },
  {
    cle: 'duree',
    titre: 'Durée',
    cellule: ({ duree, depart }) => (
      <>
        {duree}
        <div className="fin">après {depart}</div>
      </>
    ),
  },
  {
    cle: 'echus',
    titre: 'Échus',
    aligneDroite: true,
    cellule: ({ compte }) => (compte ? <span className="nombre">{compte.echus}</span> : '–'),
  },
  {
    cle: 'suite',
    titre: 'Suite',
    cellule: ({ compte, action }) => (
      <>
        {compte && compte.traites > 0 ? `${compte.traites} ${ACTIONS[action]}` : `seront ${ACTIONS[action]}`}
        {compte && compte.retenus > 0 && <div className="fin">{compte.retenus} retenus par un gel</div>}
      </>
    ),
  },
];
