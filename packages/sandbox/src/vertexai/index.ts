export { createVertexaiCloud } from './createVertexaiCloud';
