import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DISPOSITIFS, PROPRES_AU_GESTE, RENCONTRES_DU_RETOUR, estDispositifClos } from '@pdp/domain';
import type { DispositifVue, DispositifsVue, DossierVue, NomChamp, TypeDispositif } from '@pdp/domain';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { dateCourte } from '../../platform/format/dates';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import { Squelette } from '../../platform/ui/retours/squelette';
import { optionsDocuments } from '../document/document.requetes';
import champs from '../dossier/dossier.module.css';
import { Compteurs } from './compteurs';
import { DemandesParLien } from './demandes-lien';
import { commandesDispositif, optionsDispositifs } from './dispositif.requetes';
import {
  champsDuGeste,
  couleurEtat,
  documentsCites,
  estGesteDeFin,
  libelleGeste,
  lignesDonnees,
  lignesProchainsPas,
  reponsesDe,
  schemaDe,
  texteEtat,
  titreDispositif,
} from './dispositif.vue';
import { FormulaireSaisie } from './formulaire-saisie';
import { OuvrirDispositif } from './ouvrir-dispositif';
import styles from './dispositif.module.css';

/** Dispositifs d'un dossier : où chacun en est, qui doit faire quoi, ce qui est utilisé et ce qui reste. */
export function DispositifsDossier({ dossier }: { readonly dossier: DossierVue }) {
  const dispositifs = useQuery(optionsDispositifs(dossier.id));
  return (
    <div className={champs['formulaire']}>
      <h2>Dispositifs</h2>
      <Lecture requete={dispositifs}>
        {(ensemble) => (
          <>
            <OuvrirDispositif
              dossierId={dossier.id}
              ensemble={ensemble}
              types={ensemble.ouvrables.filter((type) => !RENCONTRES_DU_RETOUR.includes(type))}
              bouton="Ouvrir ou simuler un dispositif"
            />
            <ListeDispositifs ensemble={ensemble} montre={(type) => !RENCONTRES_DU_RETOUR.includes(type)}>
              <EtatVide titre="Aucun dispositif">
                Essai encadré, temps partiel, formation, reconnaissance&nbsp;: tout est volontaire, et la personne peut
                renoncer à tout moment.
              </EtatVide>
            </ListeDispositifs>
          </>
        )}
      </Lecture>
    </div>
  );
}

type PropsListe = {
  readonly ensemble: DispositifsVue;
  readonly montre: (type: TypeDispositif) => boolean;
  /** Ce qui se lit quand il n'y en a aucun. */
  readonly children: ReactNode;
};

/** Dispositifs d'une famille, ceux qui courent d'abord. */
export function ListeDispositifs({ ensemble, montre, children }: PropsListe) {
  const elements = ensemble.elements.filter(({ type }) => montre(type));
  if (elements.length === 0) return children;
  return (
    <ul className={styles['liste']}>
      {ouvertsDAbord(elements).map((dispositif) => (
        <Dispositif key={`${dispositif.id}-${dispositif.version}`} dispositif={dispositif} ensemble={ensemble} />
      ))}
    </ul>
  );
}

const ouvertsDAbord = (elements: readonly DispositifVue[]): readonly DispositifVue[] => [
  ...elements.filter(({ type, etat }) => !estDispositifClos(type, etat)),
  ...elements.filter(({ type, etat }) => estDispositifClos(type, etat)),
];

type Props = { readonly dispositif: DispositifVue; readonly ensemble: DispositifsVue };

function Dispositif({ dispositif, ensemble }: Props) {
  const { aujourdhui } = ensemble;
  const pas = lignesProchainsPas(dispositif, aujourdhui);
  return (
    <li className={styles['dispositif']}>
      <div className={styles['tete']}>
        <h3>{titreDispositif(dispositif)}</h3>
        <Puce couleur={couleurEtat(dispositif)}>{texteEtat(dispositif)}</Puce>
      </div>
      <Compteurs compteurs={dispositif.compteurs} />
      {pas.length > 0 && (
        <div>
          <b>Prochain pas</b>
          <ul className={styles['pas']}>
            {pas.map((ligne) => (
              <li key={ligne}>{ligne}</li>
            ))}
          </ul>
        </div>
      )}
      <DemandesParLien dispositif={dispositif} aujourdhui={aujourdhui} />
      <Detail dispositif={dispositif} aujourdhui={aujourdhui} />
      <Gestes dispositif={dispositif} ensemble={ensemble} />
    </li>
  );
}

function Detail({ dispositif, aujourdhui }: { readonly dispositif: DispositifVue; readonly aujourdhui: string }) {
  const lignes = [...reponsesDe(dispositif), ...lignesDonnees(dispositif.donnees)];
  return (
    <details className={styles['detail']}>
      <summary>Détail et suivi</summary>
      <p className="fin">
        {DISPOSITIFS[dispositif.type].enClair} {DISPOSITIFS[dispositif.type].source}.
      </p>
      {lignes.length > 0 && (
        <dl className={champs['faits']}>
          {lignes.map(([titre, valeur]) => (
            <div key={titre} style={{ display: 'contents' }}>
              <dt>{titre}</dt>
              <dd>{valeur}</dd>
            </div>
          ))}
        </dl>
      )}
      <ol className={styles['pas']}>
        {dispositif.historique.map(({ geste, le, par }, rang) => (
          <li key={rang} className="fin">
            {dateCourte(le, aujourdhui)}&nbsp;: {libelleGeste(dispositif.type, geste)}, {par}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Gestes({ dispositif, ensemble }: Props) {
  const [geste, poserGeste] = useState<string>();
  if (dispositif.gestes.length === 0) return null;
  if (geste !== undefined)
    return <Geste geste={geste} dispositif={dispositif} ensemble={ensemble} fermer={() => poserGeste(undefined)} />;
  return (
    <div className={styles['gestes']}>
      {[...dispositif.gestes]
        .sort((a, b) => Number(estGesteDeFin(a)) - Number(estGesteDeFin(b)))
        .map((possible) => (
          <Button
            key={possible}
            variant={estGesteDeFin(possible) ? 'subtle' : 'default'}
            onClick={() => poserGeste(possible)}
          >
            {libelleGeste(dispositif.type, possible)}
          </Button>
        ))}
    </div>
  );
}

// Un motif ou une date d'hier ne se propose pas pour le geste d'aujourd'hui.
const dejaSaisi = ({ donnees }: DispositifVue): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(donnees).filter(([champ]) => !PROPRES_AU_GESTE.has(champ as NomChamp)));

/** Texte proposé, que la CPAM relit : la commission de recours amiable, dans les deux mois (R.142-1 CSS). */
const VOIES_DE_RECOURS =
  'Vous pouvez saisir la commission de recours amiable de votre CPAM dans les deux mois qui suivent la réception de cette décision.';

function Geste({
  geste,
  dispositif,
  ensemble,
  fermer,
}: Props & { readonly geste: string; readonly fermer: () => void }) {
  const champsVus = champsDuGeste(dispositif.type, geste);
  const cite = champsVus.includes('documentId');
  const documents = useQuery({ ...optionsDocuments(dispositif.dossierId), enabled: cite });
  if (cite && documents.isLoading) return <Squelette lignes={2} hauteur={46} />;
  const opposable = DISPOSITIFS[dispositif.type].gestes[geste]?.exige?.includes('aVoiesDeRecours') === true;
  return (
    <section className={champs['formulaire']} aria-label={libelleGeste(dispositif.type, geste)}>
      <h4>{libelleGeste(dispositif.type, geste)}</h4>
      <FormulaireSaisie
        dossierId={dispositif.dossierId}
        dispositif={dispositif}
        ensemble={ensemble}
        schema={schemaDe(champsVus, dispositif.parties, documentsCites(documents.data?.elements ?? []))}
        initiales={{ ...dejaSaisi(dispositif), ...(opposable ? { voiesDeRecours: VOIES_DE_RECOURS } : {}) }}
        brouillon={`dispositif.${dispositif.id}.${geste}`}
        bouton={libelleGeste(dispositif.type, geste)}
        succes="Enregistré."
        envoyer={(saisie, cle) => commandesDispositif.agir(dispositif, { transition: geste, saisie }, cle)}
        fermer={fermer}
      />
    </section>
  );
}
