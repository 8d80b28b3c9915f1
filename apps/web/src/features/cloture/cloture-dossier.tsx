import { useQuery } from '@tanstack/react-query';
import type { ClotureFaite, ClotureVue, DossierVue } from '@pdp/domain';
import { useAujourdhui } from '../../platform/format/horloge';
import { dateCourte, dateMoyenne } from '../../platform/format/dates';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Lecture } from '../../platform/ui/retours/lecture';
import styles from '../dossier/dossier.module.css';
import { optionsCloture } from './cloture.requetes';
import { faitsLisibles, issueLisible, mesuresLisibles } from './cloture.vue';
import { RelaisDuDossier } from './relais-du-dossier';
import { SuivisDuDossier } from './suivis-du-dossier';

/** Clôture d'un dossier : ce que la plateforme a compté, l'issue et les faits, le relais, puis les nouvelles. */
export const ClotureDossier = ({ dossier }: { readonly dossier: DossierVue }) => (
  <>
    <h2>Clôture</h2>
    <Lecture requete={useQuery(optionsCloture(dossier.id))}>
      {(cloture) => (
        <>
          <Mesures cloture={cloture} />
          {cloture.clotures.map((faite) => (
            <UneCloture key={faite.id} cloture={faite} />
          ))}
          <RelaisDuDossier dossier={dossier} cloture={cloture} />
          <SuivisDuDossier dossierId={dossier.id} suivis={cloture.suivis} />
        </>
      )}
    </Lecture>
  </>
);

function Mesures({ cloture }: { readonly cloture: ClotureVue }) {
  const { livretFinal, etat } = cloture;
  const close = etat === 'CLOS' || etat === 'ARCHIVE';
  return (
    <section className={styles['groupe']} aria-label="Mesures">
      <dl className={styles['faits']}>
        <dt>Compté par la plateforme</dt>
        <dd>{mesuresLisibles(cloture)}</dd>
        <dt>{close ? 'Livret final' : 'Dernier livret publié'}</dt>
        <dd>
          {livretFinal
            ? `version ${livretFinal.version}, publiée le ${dateMoyenne(livretFinal.le)}`
            : 'aucun livret publié pour l’instant'}
        </dd>
      </dl>
    </section>
  );
}

function UneCloture({ cloture }: { readonly cloture: ClotureFaite }) {
  const aujourdhui = useAujourdhui();
  const faits = faitsLisibles(cloture.faits);
  return (
    <section className={styles['groupe']} aria-label={`Clôture du ${dateMoyenne(cloture.le)}`}>
      <div className={styles['titreRubrique']}>
        <h3>
          {issueLisible(cloture)} <span className="fin">({dateMoyenne(cloture.le)})</span>
        </h3>
        {cloture.rouverteLe && <Puce couleur="ambre">rouvert le {dateCourte(cloture.rouverteLe, aujourdhui)}</Puce>}
      </div>
      <p className="fin">
        Notée par {cloture.par} · {mesuresLisibles({ mesures: { ...cloture, parModalite: {} } }).replace(' ()', '')}
      </p>
      {faits.length > 0 && (
        <dl className={styles['faits']}>
          {faits.map(([nom, valeur]) => (
            <div key={nom} style={{ display: 'contents' }}>
              <dt>{nom}</dt>
              <dd>{valeur}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
