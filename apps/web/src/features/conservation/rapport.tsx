import type { CompteConservation, ConservationVue, PasseConservationVue, RegleConservationVue } from '@pdp/domain';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { pluriel } from '../../platform/format/textes';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';

/** Ce qui attend une sorte de données échue, et le nom de ce qui vient d'en être fait. */
const SUITES: Readonly<Record<RegleConservationVue['action'], { avenir: string; fait: string }>> = {
  EFFACER: { avenir: 'à effacer', fait: 'effacement' },
  ARCHIVER: { avenir: 'à archiver', fait: 'archivage' },
  PURGER: { avenir: 'à effacer', fait: 'effacement' },
  SIGNALER: { avenir: 'à clore par leur référent', fait: 'signalement' },
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
        {compte && compte.traites > 0 ? pluriel(compte.traites, SUITES[action].fait) : SUITES[action].avenir}
        {compte && compte.retenus > 0 && (
          <div className="fin">{pluriel(compte.retenus, 'dossier gelé, gardé', 'dossiers gelés, gardés')}</div>
        )}
      </>
    ),
  },
];
