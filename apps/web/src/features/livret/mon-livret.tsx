import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { MonLivretVue } from '@pdp/domain';
import { useAujourdhui, useMaintenant } from '../../platform/format/horloge';
import { peut } from '../../platform/permissions/capacites';
import { CarteCap } from './carte-cap';
import { CeQuiAChange } from './ce-qui-a-change';
import { useEcoute } from './ecoute';
import { accuserLecture, adresseLivretPdf } from './livret.requetes';
import { dateEnClair } from './livret.vue';
import { CeQuOnMADit } from './ce-qu-on-m-a-dit';
import { MaFeuille } from './ma-feuille';
import { MonDiagnostic } from './mon-diagnostic';
import { MesAccords } from './mes-accords';
import { MesDocuments } from './mes-documents';
import { MesQuestions } from './mes-questions';
import { MesMots } from './mes-mots';
import { MesVisites } from './mes-visites';
import { MonParcours } from './mon-parcours';
import { MonSuivi } from './mon-suivi';
import { CeQuiEstDecide, CeQuiMAide, MesEtapes, OuJEnSuis } from './parcours';
import { QuiFaitQuoi } from './qui-fait-quoi';
import styles from './livret.module.css';

// Les tables des dispositifs arrivent après le premier affichage : le livret s'ouvre sans elles.
const MesAides = lazy(() => import('./mes-aides').then(({ MesAides: aides }) => ({ default: aides })));
const MesMandats = lazy(() => import('./mes-mandats').then(({ MesMandats: mandats }) => ({ default: mandats })));

// Envoyé une fois par version ouverte, même si la page se relit.
function useAccuseDeLecture({ dossierId, version, publieLe, luLe, mandat }: MonLivretVue): void {
  const aLire = publieLe !== null && luLe === null && mandat === null;
  useEffect(() => {
    // Sans suite à l'écran : l'assuré n'a rien à faire si l'accusé n'est pas parti.
    if (aLire) accuserLecture(dossierId).catch(() => undefined);
  }, [aLire, dossierId, version]);
}

/** Livret de l'assuré : tout sur une page, ce qui vient en premier. */
export function MonLivret({ livret }: { readonly livret: MonLivretVue }) {
  const page = useRef<HTMLDivElement>(null);
  const aujourdhui = useAujourdhui();
  const maintenant = useMaintenant().getTime();
  const [question, poserQuestion] = useState(false);
  useAccuseDeLecture(livret);
  const agit = livret.mandat?.portee !== 'LIRE';
  return (
    <div ref={page} className={styles['livret']}>
      {agit && <MonSuivi dossierId={livret.dossierId} />}
      <CeQuiAChange key={livret.version} livret={livret} aujourdhui={aujourdhui} />
      <CarteCap livret={livret} aujourdhui={aujourdhui} />
      {livret.contenu === null && <EnPreparation />}
      <OuJEnSuis livret={livret} maintenant={maintenant} aujourdhui={aujourdhui} />
      <MaFeuille dossierId={livret.dossierId} agit={agit} aujourdhui={aujourdhui} />
      <MonDiagnostic dossierId={livret.dossierId} agit={agit} aujourdhui={aujourdhui} />
      <MesEtapes livret={livret} aujourdhui={aujourdhui} />
      <CeQuiEstDecide livret={livret} aujourdhui={aujourdhui} />
      <CeQuOnMADit dossierId={livret.dossierId} aujourdhui={aujourdhui} />
      <QuiFaitQuoi livret={livret} aujourdhui={aujourdhui} />
      <CeQuiMAide livret={livret} aujourdhui={aujourdhui} />
      <Suspense>
        <MesAides livret={livret} aujourdhui={aujourdhui} />
      </Suspense>
      <MonParcours dossierId={livret.dossierId} aujourdhui={aujourdhui} />
      <MesVisites livret={livret} maintenant={maintenant} aujourdhui={aujourdhui} />
      <MesDocuments dossierId={livret.dossierId} aujourdhui={aujourdhui} />
      <MesAccords livret={livret} aujourdhui={aujourdhui} />
      {livret.mandat === null && (
        <Suspense>
          <MesMandats livret={livret} aujourdhui={aujourdhui} />
        </Suspense>
      )}
      <MesMots livret={livret} aujourdhui={aujourdhui} />
      <MesQuestions livret={livret} aujourdhui={aujourdhui} ouverte={question} ouvrir={poserQuestion} />
      <Bas
        dossierId={livret.dossierId}
        page={page}
        surQuestion={peut(livret, 'POSER_QUESTION') ? () => poserQuestion(true) : undefined}
      />
      {livret.publieLe && (
        <p className={styles['petit']} style={{ textAlign: 'center' }}>
          Livret mis à jour le {dateEnClair(livret.publieLe, aujourdhui)}.
        </p>
      )}
    </div>
  );
}

function EnPreparation() {
  return (
    <section aria-labelledby="titre-preparation">
      <h2 id="titre-preparation" data-lu="">
        Où j’en suis
      </h2>
      <p className={styles['bloc']} data-lu="">
        Votre livret se prépare. La personne qui vous suit l’écrira avec vous. Vous pouvez déjà lui poser une question.
      </p>
    </section>
  );
}

type PropsBas = { dossierId: string; page: RefObject<HTMLDivElement | null>; surQuestion: (() => void) | undefined };

function Bas({ dossierId, page, surQuestion }: PropsBas) {
  const { disponible, enCours, basculer } = useEcoute(page);
  return (
    <div className={`${styles['bas']} ${styles['ecran']}`}>
      <button type="button" className={styles['lien']} onClick={() => window.print()}>
        Imprimer mon livret
      </button>
      <a className={styles['lien']} href={adresseLivretPdf(dossierId)} download>
        Mon livret en PDF
      </a>
      {disponible && (
        <button type="button" className={styles['lien']} onClick={basculer}>
          {enCours ? 'Arrêter la lecture' : 'Écouter'}
        </button>
      )}
      {surQuestion && (
        <button type="button" className={styles['lien']} onClick={surQuestion}>
          Une question&nbsp;?
        </button>
      )}
    </div>
  );
}
