import { useInfiniteQuery } from '@tanstack/react-query';
import { IconListSearch } from '@tabler/icons-react';
import type { LigneJournalVue } from '@pdp/domain';
import type { RechercheJournal } from '../../navigation/recherches';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { LienBouton } from '../../platform/ui/liens/liens';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Squelette } from '../../platform/ui/retours/squelette';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import { optionsJournal } from './journal.requetes';
import { rubriquesEnClair } from './journal.vue';

/** Accès et actes, du plus récent au plus ancien. */
export function LignesJournal({ filtres }: { filtres: RechercheJournal }) {
  const liste = useInfiniteQuery(optionsJournal(filtres));
  return (
    <TableauPagine
      requete={liste}
      attente={<Squelette lignes={8} />}
      legende="Journal des accès"
      colonnes={COLONNES}
      cle={({ id }) => String(id)}
      vide={VIDE}
    />
  );
}

const VIDE = (
  <EtatVide
    titre="Aucun accès ne correspond"
    icone={<IconListSearch size={32} />}
    action={
      <LienBouton to="/journal" search={{}} variant="default">
        Effacer les filtres
      </LienBouton>
    }
  >
    Élargissez la période, ou retirez un filtre.
  </EtatVide>
);

const COLONNES: readonly Colonne<LigneJournalVue>[] = [
  { cle: 'le', titre: 'Quand', cellule: ({ le }) => dateHeureMoyenne(le) },
  {
    cle: 'qui',
    titre: 'Qui',
    principale: true,
    cellule: ({ qui, fonction, organisme }) => (
      <>
        <b>{qui}</b>
        <div className="fin">{[fonction, organisme].filter(Boolean).join(' · ')}</div>
      </>
    ),
  },
  {
    cle: 'acte',
    titre: 'Acte',
    cellule: ({ libelle, resultat }) => (resultat === 'REFUS' ? `${libelle} (refusé)` : libelle),
  },
  { cle: 'rubriques', titre: 'Rubriques', cellule: ({ categories }) => rubriquesEnClair(categories) },
  {
    cle: 'dossier',
    titre: 'Dossier',
    cellule: ({ dossierId }) =>
      dossierId === null ? (
        ''
      ) : (
        <LienBouton to="/journal" search={{ dossier: dossierId }} variant="subtle" size="compact-sm">
          Tout ce dossier
        </LienBouton>
      ),
  },
];
