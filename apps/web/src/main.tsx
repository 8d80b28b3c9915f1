import './platform/ui/theme/couches.css';
import '@fontsource-variable/atkinson-hyperlegible-next';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import './platform/ui/theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './application';
import { avancer } from './navigation/avance';

const racine = document.getElementById('racine');
if (!racine) throw new Error('Élément #racine absent de index.html');

avancer(window.location.pathname);
createRoot(racine).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
