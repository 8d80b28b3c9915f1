import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Colonne, Tri } from './colonne';
import { triSuivant } from './colonne';
import { useParcoursLignes } from './parcours-lignes';
import styles from './tableau.module.css';

type Props<L> = {
  /** Dit ce que contient le tableau (lu par les lecteurs d'écran). */
  readonly legende: string;
  readonly colonnes: readonly Colonne<L>[];
  readonly lignes: readonly L[];
  readonly cle: (ligne: L) => string;
  readonly tri?: Tri | undefined;
  readonly surTri?: (tri: Tri) => void;
  /** Affiché à la place du tableau quand il n'y a aucune ligne : un `EtatVide`. */
  readonly vide?: ReactNode;
};

/**
 * Liste de l'application : un vrai tableau, des fiches au téléphone. Pour J, K et Entrée, la cellule principale
 * contient un lien marqué `data-lien-ligne`.
 */
export function Tableau<L>(props: Props<L>) {
  const telephone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false });
  if (props.lignes.length === 0 && props.vide) return <>{props.vide}</>;
  return telephone ? <Fiches {...props} /> : <Grille {...props} />;
}

function Grille<L>({ legende, colonnes, lignes, cle, tri, surTri }: Props<L>) {
  const corps = useParcoursLignes<HTMLTableSectionElement>();
  return (
    <div className={styles['cadre']}>
      <table className={styles['table']}>
        <caption className="visuellement-cache">{legende}</caption>
        <thead>
          <tr>
            {colonnes.map((colonne) => (
              <EnTete key={colonne.cle} colonne={colonne} tri={tri} surTri={surTri} />
            ))}
          </tr>
        </thead>
        <tbody ref={corps}>
          {lignes.map((ligne) => (
            <tr key={cle(ligne)}>
              {colonnes.map((colonne) => (
                <Cellule key={colonne.cle} colonne={colonne} ligne={ligne} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cellule<L>({ colonne, ligne }: { colonne: Colonne<L>; ligne: L }) {
  const classe = colonne.aligneDroite ? styles['droite'] : undefined;
  if (colonne.principale) {
    return (
      <th scope="row" className={classe}>
        {colonne.cellule(ligne)}
      </th>
    );
  }
  return <td className={classe}>{colonne.cellule(ligne)}</td>;
}

type PropsEnTete<L> = {
  colonne: Colonne<L>;
  tri: Tri | undefined;
  surTri: ((tri: Tri) => void) | undefined;
};

function EnTete<L>({ colonne, tri, surTri }: PropsEnTete<L>) {
  const critere = colonne.tri;
  const actif = critere !== undefined && tri?.critere === critere;
  const style = colonne.largeur ? { width: colonne.largeur } : undefined;
  const classe = colonne.aligneDroite ? styles['droite'] : undefined;
  if (critere === undefined || !surTri) {
    return (
      <th scope="col" className={classe} style={style}>
        {colonne.titre}
      </th>
    );
  }
  const Icone = !actif ? IconArrowsSort : tri?.sens === 'desc' ? IconArrowDown : IconArrowUp;
  const etat = !actif ? undefined : tri?.sens === 'desc' ? 'descending' : 'ascending';
  return (
    <th scope="col" className={classe} style={style} {...(etat ? { 'aria-sort': etat } : {})}>
      <button type="button" className={styles['tri']} onClick={() => surTri(triSuivant(tri, critere))}>
        {colonne.titre}
        <Icone size={14} aria-hidden="true" />
      </button>
    </th>
  );
}

function Fiches<L>({ legende, colonnes, lignes, cle }: Props<L>) {
  const principale = colonnes.find((colonne) => colonne.principale) ?? colonnes[0];
  const autres = colonnes.filter((colonne) => colonne !== principale && !colonne.masqueeTelephone);
  return (
    <ul className={styles['cartes']} aria-label={legende}>
      {lignes.map((ligne) => (
        <li key={cle(ligne)} className={styles['fiche']}>
          <div>{principale?.cellule(ligne)}</div>
          <dl>
            {autres.map((colonne) => (
              <Ligne key={colonne.cle} titre={colonne.titre} contenu={colonne.cellule(ligne)} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Ligne({ titre, contenu }: { titre: string; contenu: ReactNode }) {
  if (contenu === null || contenu === undefined || contenu === '') return null;
  return (
    <>
      <dt>{titre}</dt>
      <dd>{contenu}</dd>
    </>
  );
}
