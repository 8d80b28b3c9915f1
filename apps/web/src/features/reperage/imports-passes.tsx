import { useQuery } from '@tanstack/react-query';
import { IconFileImport } from '@tabler/icons-react';
import type { ImportVue } from '@pdp/domain';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { nombre } from '../../platform/format/textes';
import { LienTexte } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';
import { optionsImports } from './imports.requetes';
import { etatImport, totalLignes } from './imports.vue';

/** Listes déposées, la plus récente d'abord. */
export function ImportsPasses() {
  const imports = useQuery(optionsImports);
  return (
    <Carte titre="Listes déposées">
      <Lecture requete={imports}>
        {({ elements }) => (
          <Tableau
            legende="Listes déposées"
            colonnes={COLONNES}
            lignes={elements}
            cle={({ id }) => id}
            vide={
              <EtatVide titre="Aucune liste déposée" icone={<IconFileImport size={32} />}>
                Déposez la liste mensuelle de la CPAM ci-dessus&nbsp;: elle s’affichera ici.
              </EtatVide>
            }
          />
        )}
      </Lecture>
    </Carte>
  );
}

const COLONNES: readonly Colonne<ImportVue>[] = [
  {
    cle: 'fichier',
    titre: 'Fichier',
    principale: true,
    cellule: ({ id, nomFichier }) => (
      <LienTexte to="/reperage" search={{ onglet: 'liste', import: id }} data-lien-ligne="">
        {nomFichier}
      </LienTexte>
    ),
  },
  { cle: 'le', titre: 'Déposé', cellule: ({ creeLe, creePar }) => `${dateHeureMoyenne(creeLe)}, ${creePar}` },
  {
    cle: 'etat',
    titre: 'État',
    cellule: ({ etat }) => <Puce couleur={etatImport(etat).couleur}>{etatImport(etat).libelle}</Puce>,
  },
  { cle: 'lignes', titre: 'Lignes', aligneDroite: true, cellule: (vue) => nombre(totalLignes(vue)) },
  { cle: 'nouveau', titre: 'Nouveaux', aligneDroite: true, cellule: ({ compte }) => nombre(compte.nouveau) },
  { cle: 'rejete', titre: 'Rejetées', aligneDroite: true, cellule: ({ compte }) => nombre(compte.rejete) },
];
