import { Modal } from '@mantine/core';
import { CATEGORIES_FICHE, LIBELLES_CATEGORIE } from '@pdp/domain';
import type { CategorieDonnee, DossierVue } from '@pdp/domain';
import { lecteursNommes, nomsMasques } from '../lecteurs';
import styles from '../dossier.module.css';

const MONTREES: readonly CategorieDonnee[] = [
  ...CATEGORIES_FICHE,
  'medical',
  'dispositifs',
  'revueDecisions',
  'taches',
  'livret',
];

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Qui lit chaque rubrique de ce dossier aujourd'hui, et à qui elle est masquée, d'après les règles mêmes du serveur. */
export function QuiVoitQuoi({ dossier, fermer }: Props) {
  return (
    <Modal opened onClose={fermer} closeOnClickOutside size="xl" title="Qui voit quoi dans ce dossier&nbsp;?">
      <p className="doux" style={{ marginBottom: 12 }}>
        D’après les personnes reliées au dossier et les accords donnés aujourd’hui. Un accord retiré ferme la lecture
        aussitôt.
      </p>
      <table className={styles['table']}>
        <caption className="visuellement-cache">Lecteurs de chaque rubrique</caption>
        <thead>
          <tr>
            <th scope="col">Rubrique</th>
            <th scope="col">Lue par</th>
            <th scope="col">Masquée à</th>
          </tr>
        </thead>
        <tbody>
          {MONTREES.map((categorie) => (
            <Ligne key={categorie} dossier={dossier} categorie={categorie} />
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

function Ligne({ dossier, categorie }: { dossier: DossierVue; categorie: CategorieDonnee }) {
  const lecteurs = lecteursNommes(dossier, categorie);
  const masques = nomsMasques(dossier, categorie);
  return (
    <tr>
      <th scope="row">{LIBELLES_CATEGORIE[categorie]}</th>
      <td data-titre="Lue par">
        {lecteurs.length === 0
          ? 'personne'
          : lecteurs.map(({ nom, restriction }, rang) => (
              <span key={nom}>
                {rang > 0 && ', '}
                {nom}
                {restriction && <span className="fin"> ({restriction})</span>}
              </span>
            ))}
      </td>
      <td className="doux" data-titre="Masquée à">
        {masques.length === 0 ? 'aucun service relié' : masques.join(', ')}
      </td>
    </tr>
  );
}
